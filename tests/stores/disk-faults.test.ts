import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call, openChat } from "../support/direct-line-calls.js";
import { type RunningServer, startServer } from "../support/start-server.js";

/** No file of the server may grow beyond half a megabyte: its writes fail as on a full disk. */
const onAFullDisk = ["bash", "-c", `trap "" XFSZ; ulimit -f 512; exec "$0" "$@"`];

let folder: string;
let server: RunningServer;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "disk-fault-"));
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Two questions of which the second needs the first, answered though nothing can be kept; and what the server says of itself. */
async function expectsAnswersWithoutHistory(chat: Awaited<ReturnType<typeof openChat>>, log: RegExp): Promise<void> {
  const [first] = await chat.ask("what are the priority actions?");
  const [second] = await chat.ask("the second one");
  expect(first?.channelData).toMatchObject({ kind: "answer" });
  expect(second?.channelData).toMatchObject({ kind: "answer", entry: "priority-action-2" });
  const { status, body } = await call("GET", `${server.url}/readyz`);
  expect([status, body.store]).toEqual([503, "does not answer"]);
  expect((await call("GET", `${server.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(
    /assistant_store_errors_total\{operation="\w+"\} [1-9]/,
  );
  expect(server.log()).toMatch(log);
}

describe("a store that fails", () => {
  it("when its file is damaged: answering goes on without history, and the file is named", async () => {
    writeFileSync(path.join(folder, "conversations.sqlite"), "this is not a database, not at all, ".repeat(100));
    server = await startServer({ DATA_DIR: folder });
    await expectsAnswersWithoutHistory(await openChat(server.url), /conversations\.sqlite cannot be opened/);
  });

  it("when its folder cannot be made: answering goes on without history, and the file is named", async () => {
    writeFileSync(path.join(folder, "a-file"), "");
    server = await startServer({ DATA_DIR: path.join(folder, "a-file", "data") });
    await expectsAnswersWithoutHistory(await openChat(server.url), /conversations\.sqlite cannot be opened/);
  });

  it("when a folder is in its file's place: answering goes on without history", async () => {
    mkdirSync(path.join(folder, "conversations.sqlite"));
    server = await startServer({ DATA_DIR: folder });
    await expectsAnswersWithoutHistory(await openChat(server.url), /conversations\.sqlite cannot be opened/);
  });

  it("when the disk is full: answering goes on, in order, with what was written before and what was not", async () => {
    server = await startServer({ DATA_DIR: folder }, onAFullDisk);
    const chat = await openChat(server.url);
    const typed: string[] = [];
    while ((await call("GET", `${server.url}/readyz`)).status === 200) {
      typed.push(`${typed.length} ${"when is the next inspection ".repeat(30)}`);
      expect(await chat.ask(typed.at(-1) ?? "")).toHaveLength(1);
    }
    await expectsAnswersWithoutHistory(chat, /database or disk is full|disk I\/O error/);
    const { body } = await call("GET", `${chat.url}/activities`, { token: chat.token });
    const mine = body.activities.filter(({ from }: { from: { role: string } }) => from.role === "user");
    expect(mine.map(({ text }: { text: string }) => text)).toEqual([
      ...typed,
      "what are the priority actions?",
      "the second one",
    ]);
  });
});
