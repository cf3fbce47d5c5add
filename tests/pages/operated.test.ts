import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call, openChat } from "../support/direct-line-calls.js";
import { startServer } from "../support/start-server.js";

const root = path.join(__dirname, "..", "..");

describe("the running server", () => {
  it("tells Prometheus how turns were answered and what it serves, and nothing that was typed", async () => {
    const server = await startServer({ TODAY: "2028-01-01" });
    const chat = await openChat(server.url);
    for (const text of ["When is the next full inspection?", "I am Oakhollow, quantum gravity"]) await chat.ask(text);
    const response = await fetch(`${server.url}/metrics`);
    const text = await response.text();
    const { body: ready } = await call("GET", `${server.url}/readyz`);
    await server.stop();
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('assistant_turns_total{kind="answer",channel="directline"} 1');
    expect(text).toContain('assistant_turns_total{kind="no-answer",channel="directline"} 1');
    expect(text).toMatch(/assistant_turn_seconds_count\{channel="directline"\} 3/);
    expect(text).toMatch(/assistant_confidence_count 1/);
    expect(text).toContain(`assistant_content_info{version="${ready.version}"} 1`);
    expect(text).toMatch(/assistant_stale_entries 1\d\d/);
    expect(text).toContain("assistant_content_problems 0");
    expect(text).toContain("assistant_open_streams 0");
    expect(text).not.toMatch(/Oakhollow|gravity/);
  });

  it("is switched off by a word in the content, without a restart: it says who can help, and still notices danger", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "switched-off-"));
    for (const name of ["knowledge", "dialogs"])
      cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    const server = await startServer({
      KNOWLEDGE_DIR: path.join(folder, "knowledge"),
      DIALOGS_DIR: path.join(folder, "dialogs"),
    });
    const earlier = await openChat(server.url);
    const { body: before } = await call("GET", `${server.url}/readyz`);
    const site = path.join(folder, "knowledge", "site.yaml");
    writeFileSync(site, readFileSync(site, "utf8").replace("answers: on", "answers: off"));
    for (let version = before.version; version === before.version; )
      version = (await call("GET", `${server.url}/readyz`)).body.version;
    const [answer] = await earlier.ask("When is the next full inspection?");
    const [danger] = await earlier.ask("I want to kill myself");
    const later = await openChat(server.url);
    const { body: welcome } = await call("GET", `${later.url}/activities`, { token: later.token });
    const search = await (await fetch(`${server.url}/faq?q=inspection`, { headers: { accept: "text/html" } })).text();
    await server.stop();
    rmSync(folder, { recursive: true });
    expect(answer?.channelData).toMatchObject({ kind: "no-answer" });
    expect(answer?.text).toContain("switched off");
    expect(answer?.text).toContain("worcspcf.org");
    expect(danger?.channelData).toMatchObject({ kind: "crisis" });
    expect(welcome.activities[0].text).toContain("switched off");
    expect(search).toContain("switched off");
  });
});
