import { randomBytes } from "node:crypto";
import type { Activity } from "../../src/protocol/activity.js";
import { isAway } from "../../src/protocol/refusal.js";
import { type Shared, shareRedis } from "../../src/stores/redis/share-redis.js";
import { type RunningRedis, startRedis } from "../support/start-redis.js";

let redis: RunningRedis;
let one: Shared;
let other: Shared;
const failed: string[] = [];
beforeAll(async () => {
  redis = await startRedis();
  const settings = { url: redis.url, retentionMs: 60_000, insightDays: 1, secret: "the secret of both servers" };
  const open = (): Promise<Shared> => shareRedis(settings, (operation) => failed.push(operation));
  [one, other] = [await open(), await open()];
});
afterAll(async () => {
  await one?.store.close();
  await other?.store.close();
  await redis?.stop();
});

let made = 0;
const newConversation = () => {
  made += 1;
  return { id: `c${made}`, key: randomBytes(32) };
};

const said = (text: string): Activity => ({
  type: "message",
  id: text,
  timestamp: "2026-11-23T12:00:00.000Z",
  channelId: "directline",
  conversation: { id: "c" },
  from: { id: "me" },
  text,
});

const texts = async (ref: { id: string; key: Buffer }): Promise<(string | undefined)[]> =>
  (await other.store.readAfter(ref, "")).activities.map(({ text }) => text);

/** A promise and what fulfils it. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

async function untilItTakesWrites(): Promise<void> {
  const takes = (): Promise<boolean> =>
    other.store.ping().then(
      () => true,
      () => false,
    );
  while (!(await takes())) await new Promise((resolve) => setImmediate(resolve));
}

describe("turns of two servers that share Redis", () => {
  it("go one after the other in one conversation, and side by side in two", async () => {
    const [mine, theirs] = [newConversation(), newConversation()];
    const done: string[] = [];
    const [begun, end] = [gate(), gate()];
    const first = one.inTurn(mine.id, async () => {
      begun.open();
      await end.passed;
      done.push("first");
    });
    await begun.passed;
    const second = other.inTurn(mine.id, async () => void done.push("second"));
    await other.inTurn(theirs.id, async () => void done.push("elsewhere"));
    end.open();
    await Promise.all([first, second]);
    expect(done).toEqual(["elsewhere", "first", "second"]);
  });

  it("are over when their time is: what comes too late is refused, and nothing of it kept", async () => {
    const ref = newConversation();
    const late = one.inTurn(ref.id, async () => {
      // As if this server had slept until its lease was over.
      await redis.command("DEL", `assistant:{${ref.id}}:turn`);
      await other.inTurn(ref.id, () => other.store.append(ref, [said("in time")]));
      return one.store.append(ref, [said("too late")]);
    });
    expect(isAway(await late.catch((error: unknown) => error))).toBe(true);
    expect(await texts(ref)).toEqual(["in time"]);
    expect(failed).toContain("append");
  });

  it("leave nothing behind when Redis hangs until they are given up, not even once it goes on", async () => {
    const ref = newConversation();
    const hung = one.inTurn(ref.id, async () => {
      await one.store.append(ref, [said("before")]);
      // Longer than the append waits: Redis carries it out when nobody waits any more.
      await redis.command("CLIENT", "PAUSE", "8000", "WRITE");
      return one.store.append(ref, [said("given up")]);
    });
    expect(isAway(await hung.catch((error: unknown) => error))).toBe(true);
    expect(await texts(ref)).toEqual(["before"]);
    await untilItTakesWrites();
    expect(await other.inTurn(ref.id, () => other.store.append(ref, [said("after")]))).toBe("2");
    expect(await texts(ref)).toEqual(["before", "after"]);
  });

  it("end with the server that had them, so that another goes on", async () => {
    const ref = newConversation();
    await redis.command("SET", `assistant:{${ref.id}}:turn`, "a server that was killed", "PX", "300");
    expect(await other.inTurn(ref.id, async () => "went on")).toBe("went on");
  });
});

describe("a Redis that would forget", () => {
  it("is reported at the start, with what to set", async () => {
    await redis.command("CONFIG", "SET", "appendonly", "no");
    await redis.command("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
    const reported: string[] = [];
    const settings = { url: redis.url, retentionMs: 60_000, insightDays: 1, secret: "the secret of both servers" };
    const third = await shareRedis(settings, (operation, error) => reported.push(`${operation}: ${String(error)}`));
    await third.store.ping();
    await third.store.close();
    expect(reported).toHaveLength(2);
    expect(reported[0]).toMatch(/^durability: .*appendonly yes/);
    expect(reported[1]).toMatch(/^durability: .*maxmemory-policy noeviction/);
  });
});
