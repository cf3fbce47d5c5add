import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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

  it("counts turns, questions and feedback by day, and forgets them by day", async () => {
    const asked = { channel: "directline", kind: "answer", name: "newsletter", question: "the [name] news" } as const;
    await store.countTurns([asked, asked, { channel: "msteams", kind: "clarify", question: "news" }], "2026-11-23");
    await store.countTurns([{ channel: "directline", kind: "crisis", name: "safeguarding/abuse" }], "2026-11-24");
    for (const useful of [true, true, false]) await store.countFeedback({ entry: "newsletter", useful }, "2026-11-24");
    const yesterday = { day: "2026-11-23", kind: "answer", name: "newsletter", times: 2 };
    const crisis = { day: "2026-11-24", channel: "directline", kind: "crisis", name: "safeguarding/abuse", times: 1 };
    const feedback = [
      { day: "2026-11-24", entry: "newsletter", useful: false, times: 1 },
      { day: "2026-11-24", entry: "newsletter", useful: true, times: 2 },
    ];
    expect(await store.readInsights("2026-11-01")).toEqual({
      turns: [
        { ...yesterday, channel: "directline" },
        { day: "2026-11-23", channel: "msteams", kind: "clarify", times: 1 },
        crisis,
      ],
      questions: [
        { day: "2026-11-23", question: "news", kind: "clarify", times: 1 },
        { ...yesterday, question: "the [name] news" },
      ],
      feedback,
    });
    await store.forgetInsightsBefore("2026-11-24");
    expect(await store.readInsights("2026-11-01")).toEqual({ turns: [crisis], questions: [], feedback });
  });

  it("says which file is damaged", () => {
    const broken = mkdtempSync(path.join(tmpdir(), "broken-"));
    writeFileSync(path.join(broken, "conversations.sqlite"), "this is not a database, not at all, ".repeat(100));
    expect(() => openSqliteStore(broken, () => now)).toThrow(/conversations\.sqlite cannot be opened/);
    rmSync(broken, { recursive: true });
  });
});
