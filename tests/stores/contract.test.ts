import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freshState } from "../../src/conversation/state.js";
import type { Activity } from "../../src/protocol/activity.js";
import { shareRedis } from "../../src/stores/redis/share-redis.js";
import { openSqliteStore } from "../../src/stores/sqlite-store.js";
import type { Store } from "../../src/stores/store.js";
import { type RunningRedis, startRedis } from "../support/start-redis.js";

/** A kind of store as the contract tries it. */
interface Place {
  readonly open: () => Promise<Store>;
  /** All that the store has written, as anybody reads it who gets hold of it. */
  readonly everything: () => Promise<string>;
  /** Lets the conversations of `old` pass their time, but not those in which `say` says something meanwhile. */
  readonly outlive: (store: Store, say: () => Promise<unknown>) => Promise<void>;
  readonly end: () => Promise<void>;
}

const noon = new Date("2026-11-23T12:00:00Z");
const hourMs = 60 * 60 * 1000;
const settings = { retentionMs: 1500, insightDays: 90, secret: "the secret of all servers" };
const fail = (operation: string, error: unknown): void => {
  throw new Error(`${operation} failed`, { cause: error });
};

function inSqlite(): Place {
  const folder = mkdtempSync(path.join(tmpdir(), "store-"));
  let now = noon;
  return {
    open: async () => openSqliteStore(folder, () => now),
    everything: async () =>
      readdirSync(folder)
        .map((name) => readFileSync(path.join(folder, name), "latin1"))
        .join(""),
    async outlive(store, say) {
      now = new Date(noon.getTime() + 23 * hourMs);
      await say();
      expect(await store.forgetIdleSince(new Date(noon.getTime() + 12 * hourMs))).toBe(1);
    },
    end: async () => rmSync(folder, { recursive: true }),
  };
}

let redis: RunningRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

async function inRedis(): Promise<Place> {
  await redis.command("FLUSHALL");
  return {
    open: async () => (await shareRedis({ ...settings, url: redis.url }, fail)).store,
    everything: redis.everything,
    async outlive(_store, say) {
      const isThere = async (): Promise<unknown> => redis.command("EXISTS", "assistant:{old}:log");
      while ((await isThere()) === 1) await say();
    },
    end: async () => undefined,
  };
}

function conversation(id = "c1") {
  return { id, key: randomBytes(32) };
}

function said(text: string): Activity {
  return {
    type: "message",
    id: text,
    timestamp: noon.toISOString(),
    channelId: "directline",
    conversation: { id: "c1" },
    from: { id: "me" },
    text,
  };
}

const stores: [string, () => Place | Promise<Place>][] = [
  ["SQLite", inSqlite],
  ["Redis", inRedis],
];

describe.each(stores)("the store in %s", (_name, place) => {
  let at: Place;
  let store: Store;
  beforeEach(async () => {
    at = await place();
    store = await at.open();
  });
  afterEach(async () => {
    await store.close();
    await at.end();
  });

  const texts = async (ref: { id: string; key: Buffer }, watermark = ""): Promise<(string | undefined)[]> =>
    (await store.readAfter(ref, watermark)).activities.map(({ text }) => text);

  it("gives back what was said, in order, after a watermark", async () => {
    const ref = conversation();
    expect(await store.lastWatermark(ref)).toBe("0");
    expect(await store.append(ref, [said("one"), said("two")])).toBe("2");
    expect(await store.append(ref, [said("three")])).toBe("3");
    expect(await store.lastWatermark(ref)).toBe("3");
    expect(await texts(ref)).toEqual(["one", "two", "three"]);
    expect(await texts(ref, "2")).toEqual(["three"]);
    expect(await store.readAfter(ref, "3")).toEqual({ activities: [], watermark: "3" });
  });

  it("takes what is appended at the same time one after the other, each whole", async () => {
    const ref = conversation();
    const other = await at.open();
    const pairs = ["a", "b", "c", "d"].map((name) => [`${name}1`, `${name}2`]);
    await Promise.all(pairs.map((pair, index) => (index % 2 === 0 ? store : other).append(ref, pair.map(said))));
    const kept = await texts(ref);
    expect([0, 2, 4, 6].map((from) => kept.slice(from, from + 2)).sort()).toEqual(pairs);
    expect(await texts(ref)).toHaveLength(8);
    await other.close();
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
    await store.close();
    store = await at.open();
    expect(await texts(ref)).toEqual(["kept"]);
    expect((await store.readState(ref))?.topic).toBe("newsletter");
  });

  it("has the state of a turn once its words are kept", async () => {
    const ref = conversation();
    await store.writeStateOfTurn(ref, { ...freshState, topic: "newsletter" });
    await store.append(ref, [said("news?"), said("The news is this.")]);
    await store.close();
    store = await at.open();
    expect(await texts(ref)).toEqual(["news?", "The news is this."]);
    expect((await store.readState(ref))?.topic).toBe("newsletter");
  });

  it("goes on where another process has written meanwhile", async () => {
    const ref = conversation();
    const other = await at.open();
    for (const [index, text] of ["one", "two", "three", "four"].entries())
      expect(await (index % 2 === 0 ? store : other).append(ref, [said(text)])).toBe(String(index + 1));
    expect(await texts(ref)).toEqual(["one", "two", "three", "four"]);
    await other.close();
  });

  it("leaves no readable word where it writes, and begins anew once forgotten", async () => {
    const ref = conversation("to-forget");
    await store.append(ref, [said("Thistlecroft Lane")]);
    await store.writeState(ref, { ...freshState, topic: "newsletter" });
    await store.forget(ref.id);
    expect([await texts(ref), await store.readState(ref)]).toEqual([[], undefined]);
    await store.append(conversation("other"), [said("Oakhollow")]);
    expect(await at.everything()).not.toMatch(/Thistlecroft|Oakhollow|newsletter/);
    expect(await store.append(ref, [said("again")])).toBe("1");
  });

  it("forgets conversations in which nothing was said for long, their state included", async () => {
    const [old, young] = [conversation("old"), conversation("young")];
    await store.append(old, [said("long ago")]);
    await store.writeState(old, freshState);
    await at.outlive(store, () => store.append(young, [said("just now")]));
    expect([await texts(old), await store.readState(old)]).toEqual([[], undefined]);
    expect(await texts(young)).toContain("just now");
  });

  it("keeps a conversation that goes on, from its first word", async () => {
    const [old, young] = [conversation("old"), conversation("young")];
    await store.append(young, [said("the first word")]);
    await store.append(old, [said("long ago")]);
    await at.outlive(store, () => store.writeState(young, freshState));
    expect(await texts(young)).toEqual(["the first word"]);
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

  it("says that it can be written", async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
});
