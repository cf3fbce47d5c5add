import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Conversations, makeConversations } from "../../src/direct-line/conversations.js";
import { makeStreams } from "../../src/direct-line/streams.js";
import { makeTurnQueue } from "../../src/direct-line/turn-queue.js";
import { openSqliteStore } from "../../src/stores/sqlite-store.js";

const clock = (): Date => new Date("2026-11-23T12:00:00Z");
const conversation = { id: "c", key: randomBytes(32) };
let folder: string;
let close: () => Promise<unknown>;
let servers: readonly [Conversations, Conversations];
let answered: (string | undefined)[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "repeats-"));
  answered = [];
  const log = openSqliteStore(folder, clock);
  close = log.close;
  const open = (): Conversations =>
    makeConversations({
      log,
      clock,
      streams: makeStreams(),
      inTurn: makeTurnQueue(),
      deliver: async ({ activity: { type, text } }) => {
        if (type === "message") answered.push(text);
        return [{ type: "message", text: `answer to ${text ?? "nothing"}` }];
      },
    });
  servers = [open(), open()];
});
afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

function post(server: Conversations, text: string, clientActivityID?: string): Promise<string> {
  const named = clientActivityID === undefined ? {} : { channelData: { clientActivityID } };
  return server.post(conversation, "me", { type: "message", text, ...named });
}

describe("a message that comes again", () => {
  it("is not answered again, at once or two messages later", async () => {
    const [server] = servers;
    const first = await post(server, "one", "a");
    expect(await post(server, "one", "a")).toBe(first);
    await post(server, "two", "b");
    await post(server, "three", "c");
    expect(await post(server, "one", "a")).toBe(first);
    expect(answered).toEqual(["one", "two", "three"]);
  });

  it("is known at another server, and after the conversation went on there", async () => {
    const [one, other] = servers;
    await post(one, "one", "a");
    const second = await post(other, "two", "b");
    expect(await post(one, "two", "b")).toBe(second);
    await post(one, "three", "c");
    expect(await post(other, "two", "b")).toBe(second);
    expect(answered).toEqual(["one", "two", "three"]);
  });

  it("is new with another text, without a name from its client, and after the conversation was deleted", async () => {
    const [server] = servers;
    await post(server, "one", "a");
    await post(server, "another", "a");
    await post(server, "unnamed");
    await post(server, "unnamed");
    await server.forget(conversation);
    await post(server, "one", "a");
    expect(answered).toEqual(["one", "another", "unnamed", "unnamed", "one"]);
  });
});
