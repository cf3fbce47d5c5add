import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call, openChat } from "../support/direct-line-calls.js";
import { startServer } from "../support/start-server.js";
import { withoutRootRights } from "../support/without-root-rights.js";

const question = { type: "message", text: "when is the full inspection?" };

describe("a data folder that may only be read", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "read-only-"));
  });
  afterEach(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true });
  });

  /** Takes away from everybody the right to write, as a wrongly mounted volume does. */
  function forbidWriting(): void {
    for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o444);
    chmodSync(folder, 0o555);
  }

  it("is named in the log when it is empty, and answering goes on without history", async () => {
    forbidWriting();
    const server = await startServer({ DATA_DIR: folder }, withoutRootRights);
    const chat = await openChat(server.url);
    const [answer] = await chat.ask(question.text);
    const { status } = await call("GET", `${server.url}/readyz`);
    const log = server.log();
    expect(await server.stop()).toBe(0);
    expect(answer?.channelData).toMatchObject({ kind: "answer", entry: "full-inspection" });
    expect(status).toBe(503);
    expect(log).toContain(`The conversation store ${path.join(folder, "conversations.sqlite")} cannot be opened`);
    expect(log).toMatch(/token-secret/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("that has conversations in it: its visitors are answered, each fault is logged with its request and conversation", async () => {
    const before = await startServer({ DATA_DIR: folder }, withoutRootRights);
    const chat = await openChat(before.url);
    await chat.ask(question.text);
    await before.stop();
    forbidWriting();
    const server = await startServer({ DATA_DIR: folder }, withoutRootRights);
    const url = `${server.url}/v3/directline/conversations/${chat.id}/activities`;
    const id = "0123456789abcdef0123456789abcdef";
    const headers = { "x-request-id": id };
    const posted = await call("POST", url, { token: chat.token, body: question, headers });
    const { body } = await call("GET", url, { token: chat.token });
    const log = server.log();
    expect(await server.stop()).toBe(0);
    expect([posted.status, posted.headers.get("x-request-id")]).toEqual([200, id]);
    expect(body.activities.at(-1).channelData).toMatchObject({ kind: "answer", entry: "full-inspection" });
    const faults = log.split("\n").filter((line) => line.includes('"message":"fault"'));
    const ofRequest = faults.map((line) => JSON.parse(line)).filter(({ request }) => request === id);
    expect(ofRequest.length).toBeGreaterThan(0);
    expect(ofRequest.every(({ conversation }) => /^[\w-]{12}$/.test(conversation))).toBe(true);
    expect(ofRequest[0].error).toContain(
      `The conversation store ${path.join(folder, "conversations.sqlite")} cannot be written`,
    );
    expect(log).not.toContain(chat.id);
  });
});
