import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call, openChat } from "../support/direct-line-calls.js";
import { startServer } from "../support/start-server.js";

describe("a conversation on disk", () => {
  it("keeps every acknowledged message when the server is killed right after", async () => {
    const DATA_DIR = mkdtempSync(path.join(tmpdir(), "durable-"));
    const first = await startServer({ DATA_DIR });
    const chat = await openChat(first.url);
    await chat.ask("what are the priority actions?");
    const { status } = await call("POST", `${chat.url}/activities`, {
      token: chat.token,
      body: { type: "message", text: "the second one" },
    });
    await first.stop("SIGKILL");
    expect(status).toBe(200);

    const second = await startServer({ DATA_DIR });
    const { body } = await call("GET", `${second.url}/v3/directline/conversations/${chat.id}/activities`, {
      token: chat.token,
    });
    expect(body.activities.map(({ from }: { from: { role: string } }) => from.role)).toEqual([
      "bot",
      "user",
      "bot",
      "user",
      "bot",
    ]);
    expect(body.activities.at(-1).channelData.entry).toBe("priority-action-2");
    const again = await call("POST", `${second.url}/v3/directline/conversations/${chat.id}/activities`, {
      token: chat.token,
      body: { type: "message", text: "and the first?" },
    });
    expect(again.status).toBe(200);
    const after = await call("GET", `${second.url}/v3/directline/conversations/${chat.id}/activities?watermark=5`, {
      token: chat.token,
    });
    expect(after.body.activities[1].channelData.entry).toBe("priority-action-1");
    await second.stop();
    rmSync(DATA_DIR, { recursive: true });
  });

  it("leaves nothing readable of what was typed in the data folder or the log", async () => {
    const server = await startServer({ LOG_LEVEL: "debug" });
    const chat = await openChat(server.url);
    const secrets = ["Oakhollow", "07700 900142", "WR99 7QX", "999 123 0416", "mum@example.org"];
    await chat.ask(`I am Marnie ${secrets.join(", ")} and my son is waiting for physio`);
    await call("POST", `${chat.url}/activities`, { token: chat.token, body: `{"type":"message","text":"Oakhollow` });
    const raw =
      readdirSync(server.dataFolder)
        .map((name) => readFileSync(path.join(server.dataFolder, name), "latin1"))
        .join("") + server.log();
    expect(secrets.filter((secret) => raw.includes(secret))).toEqual([]);
    await server.stop();
  });

  it("is served again after a clean stop", async () => {
    const server = await startServer();
    await openChat(server.url);
    expect(await server.stop("SIGTERM")).toBe(0);
  });
});

describe("starting", () => {
  it("is refused with every wrong setting named", async () => {
    await expect(startServer({ RETENTION_HOURS: "soon", TODAY: "tomorrow" })).rejects.toThrow(
      /RETENTION_HOURS[\s\S]*TODAY|TODAY[\s\S]*RETENTION_HOURS/,
    );
  });

  it("is refused on broken knowledge", async () => {
    const KNOWLEDGE_DIR = mkdtempSync(path.join(tmpdir(), "empty-knowledge-"));
    await expect(startServer({ KNOWLEDGE_DIR })).rejects.toThrow(/site\.yaml:1 {2}This file is missing/);
    rmSync(KNOWLEDGE_DIR, { recursive: true });
  });
});
