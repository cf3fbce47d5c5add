import type { Activity } from "../../src/protocol/activity.js";
import { open, post } from "../pages/form-posts.js";
import { type Chat, call, openChat } from "../support/direct-line-calls.js";
import { openStream } from "../support/open-stream.js";
import { type Cluster, startCluster } from "../support/start-cluster.js";
import { type RunningRedis, startRedis } from "../support/start-redis.js";
import { startServer } from "../support/start-server.js";

jest.setTimeout(300_000);

let redis: RunningRedis;
let cluster: Cluster;
beforeAll(async () => {
  redis = await startRedis();
  cluster = await startCluster(redis.url);
});
afterAll(async () => {
  await cluster?.stop();
  await redis?.stop();
});

const say = (chat: Chat, text: string, id = text) =>
  call("POST", `${chat.url}/activities`, {
    token: chat.token,
    body: { type: "message", text, channelData: { clientActivityID: id } },
  });

const everything = async (chat: Chat): Promise<Activity[]> =>
  (await call("GET", `${chat.url}/activities`, { token: chat.token })).body.activities;

const asked = (activities: readonly Activity[]): string[] =>
  activities.flatMap(({ from, text = "" }) => (from.role === "user" ? [text] : []));

async function untilAllAre(status: number): Promise<void> {
  for (const { url } of cluster.instances) while ((await fetch(`${url}/readyz`)).status !== status);
}

describe("while Redis is down", () => {
  it("a message is refused in words with Retry-After, the chat page goes on without history, and all is back with Redis", async () => {
    const chat = await openChat(cluster.url);
    const stream = await openStream(cluster.url, chat);
    expect((await say(chat, "what are the priority actions?")).status).toBe(200);
    const page = await post(`${cluster.url}/chat`, {
      token: (await open(`${cluster.url}/chat`)).token,
      text: "what are the priority actions?",
    });
    await redis.kill();

    const refused = await say(chat, "the second one");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(refused.body).toEqual({
      error: { code: "Away", message: "The chat cannot be kept just now. Please try again in a minute." },
      activities: [expect.objectContaining({ type: "message", from: expect.objectContaining({ role: "bot" }) })],
    });
    const inDanger = await say(chat, "I want to kill myself");
    expect([inDanger.status, inDanger.body.activities[0].channelData.kind]).toEqual([503, "crisis"]);
    const answered = await post(`${cluster.url}/chat`, { token: page.token, text: "when is the full inspection?" });
    expect(answered.status).toBe(200);
    expect(answered.words).toContain("Only this answer can be shown just now");
    expect(answered.words).toContain("Spring 2027");
    expect(answered.words).not.toContain("two priority actions");
    const danger = await post(`${cluster.url}/chat`, { token: page.token, text: "I want to kill myself" });
    expect(danger.words).toContain("999");
    const again = await post(`${cluster.url}/chat`, { token: page.token, do: "start-again" });
    expect(again.status).toBe(503);
    for (const { url, log } of cluster.instances) {
      const { status, body } = await call("GET", `${url}/readyz`);
      expect([status, body.store]).toEqual([503, "does not answer"]);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(await (await fetch(`${url}/metrics`)).text()).toMatch(
        /assistant_store_errors_total\{operation="\w+"\} [1-9]/,
      );
      expect(log()).not.toMatch(/kill myself|full inspection/);
    }

    await redis.start();
    await untilAllAre(200);
    expect((await say(chat, "the second one")).status).toBe(200);
    await stream.until((received) => received.length === 5);
    expect(asked(stream.received)).toEqual(["what are the priority actions?", "the second one"]);
    expect(stream.received.at(-1)?.channelData).toMatchObject({ entry: "priority-action-2" });
    expect((await everything(chat)).map(({ id }) => id)).toEqual(stream.received.map(({ id }) => id));
    const back = await post(`${cluster.url}/chat`, { token: page.token, text: "hello" });
    expect(back.words).toContain("two priority actions");
    expect(back.words).not.toContain("Only this answer");
    stream.close();
  });

  it("limits hold at each instance by itself, and at all together again afterwards", async () => {
    const strict = await startCluster(redis.url, { RATE_LIMIT: "2" }, 2);
    const statuses = async (): Promise<number[]> => {
      const given: number[] = [];
      for (let at = 0; at < 6; at++) given.push((await fetch(`${strict.url}/api/token`, { method: "POST" })).status);
      return given;
    };
    await redis.kill();
    expect(await statuses()).toEqual([200, 200, 200, 200, 429, 429]);
    await redis.start();
    for (const { url } of strict.instances) while ((await fetch(`${url}/readyz`)).status !== 200);
    expect(await statuses()).toEqual([200, 200, 429, 429, 429, 429]);
    await strict.stop();
    await untilAllAre(200);
  });

  it("an instance starts, says that it is not ready, and is ready when Redis is", async () => {
    await redis.kill();
    const server = await startServer({
      REDIS_URL: redis.url,
      TOKEN_SECRET: "a secret of these tests, the same for all",
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    await redis.start();
    while ((await fetch(`${server.url}/readyz`)).status !== 200);
    expect(await (await openChat(server.url)).ask("hello")).toHaveLength(1);
    await server.stop();
    await untilAllAre(200);
  });
});

describe("while Redis hangs", () => {
  it("by CLIENT PAUSE, a message waits or is refused, and nothing is answered twice", async () => {
    const chat = await openChat(cluster.url);
    await redis.command("CLIENT", "PAUSE", "4000", "ALL");
    const first = await say(chat, "what are the priority actions?");
    expect([200, 503]).toContain(first.status);
    await untilAllAre(200);
    expect((await say(chat, "what are the priority actions?")).status).toBe(200);
    expect((await everything(chat)).map(({ from }) => from.role)).toEqual(["bot", "user", "bot"]);
  });

  it("by a process that does not run, everything is refused in time, and all is back with it", async () => {
    const chat = await openChat(cluster.url);
    expect((await say(chat, "what are the priority actions?")).status).toBe(200);
    const goOn = redis.freeze();
    const results = await Promise.all(["the second one", "hello", "and the first?"].map((text) => say(chat, text)));
    expect(results.map(({ status }) => status)).toEqual([503, 503, 503]);
    await untilAllAre(503);
    goOn();
    await untilAllAre(200);
    expect(asked(await everything(chat))).toEqual(["what are the priority actions?"]);
    expect((await say(chat, "the second one")).status).toBe(200);
    expect((await everything(chat)).at(-1)?.channelData).toMatchObject({ entry: "priority-action-2" });
  });
});

/** A visitor who sends one message after the other, each until it is acknowledged. */
async function keepAsking(chat: Chat, goesOn: () => boolean, acknowledged: string[]): Promise<void> {
  for (let at = 0; goesOn(); at++) {
    const text = `when is the full inspection? ${at}`;
    while ((await say(chat, text).catch(() => ({ status: 0 }))).status !== 200) if (!goesOn()) return;
    acknowledged.push(text);
  }
}

describe("under load, while an instance is killed and Redis is restarted, paused and frozen", () => {
  it("nothing that was acknowledged is lost, nothing doubled, and the order kept", async () => {
    const mine = await startCluster(redis.url);
    const visitors = await Promise.all(
      Array.from({ length: 4 }, async () => ({ chat: await openChat(mine.url), acknowledged: [] as string[] })),
    );
    let goesOn = true;
    const asking = visitors.map(({ chat, acknowledged }) => keepAsking(chat, () => goesOn, acknowledged));
    const untilFurther = async (fewest: number): Promise<void> => {
      const before = visitors.map(({ acknowledged }) => acknowledged.length);
      const hasMoved = (_one: object, at: number): boolean =>
        (visitors[at]?.acknowledged.length ?? 0) >= (before[at] ?? 0) + 3;
      while (visitors.filter(hasMoved).length < fewest) await new Promise((resolve) => setImmediate(resolve));
    };
    await untilFurther(visitors.length);
    // The next fault comes while others still wait for the turns that the last one cut off; all must have gone on before the next round.
    for (let round = 0; round < 3; round++) {
      await redis.restart();
      await untilFurther(1);
      await redis.command("CLIENT", "PAUSE", String(500 + round * 1500), "ALL");
      await untilFurther(1);
      const thaw = redis.freeze();
      while ((await fetch(`${mine.instances[2]?.url}/readyz`)).status === 200);
      thaw();
      await untilFurther(1);
      if (round === 0) await mine.instances[0]?.stop("SIGKILL");
      await untilFurther(visitors.length);
    }
    goesOn = false;
    await Promise.all(asking);
    for (const { chat, acknowledged } of visitors) {
      const kept = await everything(chat);
      const texts = asked(kept);
      expect(texts.slice(0, acknowledged.length)).toEqual(acknowledged);
      expect(texts.length - acknowledged.length).toBeLessThanOrEqual(1);
      expect(new Set(texts).size).toBe(texts.length);
      expect(kept.map(({ from }) => from.role)).toEqual(["bot", ...texts.flatMap(() => ["user", "bot"])]);
    }
    await mine.stop();
  });
});
