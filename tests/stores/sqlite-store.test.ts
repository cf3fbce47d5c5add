import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "libsql";
import { freshState } from "../../src/conversation/state.js";
import type { Activity } from "../../src/protocol/activity.js";
import { openSqliteStore, type SqliteStore } from "../../src/stores/sqlite-store.js";

let folder: string;
let store: SqliteStore;
let now: Date;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "store-"));
  now = new Date("2026-11-23T12:00:00Z");
  store = openSqliteStore(folder, () => now);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function conversation(id = "c1") {
  return { id, key: randomBytes(32) };
}

function said(text: string): Activity {
  return {
    type: "message",
    id: text,
    timestamp: now.toISOString(),
    channelId: "directline",
    conversation: { id: "c1" },
    from: { id: "me" },
    text,
  };
}

async function texts(ref: { id: string; key: Buffer }, watermark = ""): Promise<(string | undefined)[]> {
  return (await store.readAfter(ref, watermark)).activities.map(({ text }) => text);
}

describe("the SQLite store", () => {
  it("gives back what was said, in order, after a watermark", async () => {
    const ref = conversation();
    expect(await store.append(ref, [said("one"), said("two")])).toBe("2");
    expect(await store.append(ref, [said("three")])).toBe("3");
    expect(await texts(ref)).toEqual(["one", "two", "three"]);
    expect(await texts(ref, "2")).toEqual(["three"]);
    expect(await store.readAfter(ref, "3")).toEqual({ activities: [], watermark: "3" });
  });

  it("keeps conversations apart and opens none with another's key", async () => {
    const [mine, theirs] = [conversation("mine"), conversation("theirs")];
    await store.append(mine, [said("my words")]);
    await store.writeState(mine, { ...freshState, topic: "newsletter" });
    expect(await texts(theirs)).toEqual([]);
    expect(await texts({ id: "mine", key: theirs.key })).toEqual([]);
    expect(await store.readState({ id: "mine", key: theirs.key })).toBeUndefined();
  });

  it("outlives its process", async () => {
    const ref = conversation();
    await store.append(ref, [said("kept")]);
    await store.writeState(ref, { ...freshState, topic: "newsletter" });
    store.close();
    store = openSqliteStore(folder, () => now);
    expect(await texts(ref)).toEqual(["kept"]);
    expect((await store.readState(ref))?.topic).toBe("newsletter");
  });

  it("leaves no readable word in its files, and none at all once forgotten", async () => {
    const ref = conversation("to-forget");
    await store.append(ref, [said("Thistlecroft Lane")]);
    await store.forget(ref.id);
    await store.append(conversation("other"), [said("Oakhollow")]);
    store.close();
    const raw = readdirSync(folder)
      .map((name) => readFileSync(path.join(folder, name), "latin1"))
      .join("");
    expect(raw).not.toMatch(/Thistlecroft|Oakhollow|to-forget/);
    store = openSqliteStore(folder, () => now);
  });

  it("forgets conversations in which nothing was said for long", async () => {
    const [old, young] = [conversation("old"), conversation("young")];
    await store.append(old, [said("long ago")]);
    now = new Date("2026-11-24T11:00:00Z");
    await store.append(young, [said("just now")]);
    expect(await store.forgetIdleSince(new Date("2026-11-24T00:00:00Z"))).toBe(1);
    expect([await texts(old), await texts(young)]).toEqual([[], ["just now"]]);
  });

  it("counts feedback by day and entry", async () => {
    for (const useful of [true, true, false]) await store.countFeedback({ entry: "newsletter", useful }, "2026-11-23");
    const database = new Database(path.join(folder, "conversations.sqlite"));
    const rows = database.prepare("SELECT day, entry, useful, times FROM feedback ORDER BY useful").raw().all();
    database.close();
    expect(rows).toEqual([
      ["2026-11-23", "newsletter", 0, 1],
      ["2026-11-23", "newsletter", 1, 2],
    ]);
  });

  it("says which file is damaged", () => {
    const broken = mkdtempSync(path.join(tmpdir(), "broken-"));
    writeFileSync(path.join(broken, "conversations.sqlite"), "this is not a database, not at all, ".repeat(100));
    expect(() => openSqliteStore(broken, () => now)).toThrow(/conversations\.sqlite cannot be opened/);
    rmSync(broken, { recursive: true });
  });
});
