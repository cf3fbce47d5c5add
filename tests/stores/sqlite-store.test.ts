import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freshState } from "../../src/conversation/state.js";
import type { Activity } from "../../src/protocol/activity.js";
import { openSqliteStore } from "../../src/stores/sqlite-store.js";

const now = new Date("2026-11-23T12:00:00Z");
const words: Activity = {
  type: "message",
  id: "a",
  timestamp: now.toISOString(),
  channelId: "directline",
  conversation: { id: "to-forget" },
  from: { id: "me" },
  text: "Thistlecroft Lane",
};

describe("the SQLite file", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "store-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("does not even have the name of a conversation that was forgotten", async () => {
    const store = openSqliteStore(folder, () => now);
    await store.append({ id: "to-forget", key: randomBytes(32) }, [words]);
    await store.forget("to-forget");
    await store.close();
    const raw = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "latin1"));
    expect(raw.join("")).not.toContain("to-forget");
  });

  it("gives the state of the last turn only with its key, and only until it is forgotten", async () => {
    const store = openSqliteStore(folder, () => now);
    const ref = { id: "to-forget", key: randomBytes(32) };
    const state = { ...freshState, topic: "newsletter" };
    await store.append(ref, [words], state);
    expect(await store.readState(ref)).toEqual(state);
    expect(await store.readState({ id: ref.id, key: randomBytes(32) })).toBeUndefined();
    await store.writeState(ref, freshState);
    expect(await store.readState(ref)).toEqual(freshState);
    await store.append(ref, [words], state);
    await store.forget(ref.id);
    expect(await store.readState(ref)).toBeUndefined();
    await store.close();
  });

  it("is named where it is damaged", () => {
    writeFileSync(path.join(folder, "conversations.sqlite"), "this is not a database, not at all, ".repeat(100));
    expect(() => openSqliteStore(folder, () => now)).toThrow(/conversations\.sqlite cannot be opened/);
  });
});
