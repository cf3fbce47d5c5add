import { readFileSync } from "node:fs";
import path from "node:path";
import type { Activity } from "../../src/protocol/activity.js";
import { open, post } from "../pages/form-posts.js";
import { type Chat, call, openChat } from "../support/direct-line-calls.js";
import { openStream } from "../support/open-stream.js";
import { type Cluster, startCluster } from "../support/start-cluster.js";
import { type RunningRedis, startRedis } from "../support/start-redis.js";

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

const everything = async (chat: Chat): Promise<Activity[]> =>
  (await call("GET", `${chat.url}/activities`, { token: chat.token })).body.activities;

const say = (url: string, chat: Chat, text: string, clientActivityID?: string) =>
  call("POST", `${url}/v3/directline/conversations/${chat.id}/activities`, {
    token: chat.token,
    body: { type: "message", text, ...(clientActivityID === undefined ? {} : { channelData: { clientActivityID } }) },
  });

describe("three instances behind one address", () => {
  it("answer one conversation, each request at another instance", async () => {
    const before = cluster.proxy.counts();
    const chat = await openChat(cluster.url);
    const [first] = await chat.ask("what are the priority actions?");
    const [second] = await chat.ask("the second one");
    expect(first?.channelData).toMatchObject({ kind: "answer" });
    expect(second?.channelData).toMatchObject({ entry: "priority-action-2" });
    expect((await everything(chat)).map(({ from }) => from.role)).toEqual(["bot", "user", "bot", "user", "bot"]);
    expect(cluster.proxy.counts().every((count, at) => count > (before[at] ?? 0))).toBe(true);
  });

  it("send what was said at one through the streams of the others, once and in order", async () => {
    const chat = await openChat(cluster.url);
    const streams = await Promise.all(cluster.instances.map(({ url }) => openStream(url, chat)));
    const asked = ["what are the priority actions?", "the second one", "hello", "what did inspectors find"];
    for (const [at, text] of asked.entries())
      expect((await say(cluster.instances[at % 3]?.url ?? "", chat, text)).status).toBe(200);
    const kept = (await everything(chat)).map(({ id }) => id);
    for (const stream of streams) {
      await stream.until((received) => received.length >= kept.length);
      expect(stream.received.map(({ id }) => id)).toEqual(kept);
      stream.close();
    }
  });

  it("take messages of one conversation that come at the same time one after the other", async () => {
    const chat = await openChat(cluster.url);
    const texts = Array.from({ length: 12 }, (_, at) => `when is the full inspection? ${at}`);
    const results = await Promise.all(texts.map((text) => say(cluster.url, chat, text)));
    expect(results.map(({ status }) => status)).toEqual(texts.map(() => 200));
    const [welcome, ...turns] = await everything(chat);
    expect(welcome?.from.role).toBe("bot");
    expect(turns.map(({ from }) => from.role)).toEqual(texts.flatMap(() => ["user", "bot"]));
    expect(turns.flatMap(({ from, text }) => (from.role === "user" ? [text] : [])).sort()).toEqual([...texts].sort());
    expect(turns.every((one, at) => at % 2 === 0 || one.from.id === "assistant")).toBe(true);
  });

  it("answer a message that is sent twice, at the same time to two of them, once", async () => {
    const chat = await openChat(cluster.url);
    const results = await Promise.all([1, 2, 3].map(() => say(cluster.url, chat, "hello", "the-same")));
    expect(new Set(results.map(({ body }) => body.id)).size).toBe(1);
    expect(await everything(chat)).toHaveLength(3);
  });

  it("begin a conversation that is deleted at one anew at the others, in an open stream too", async () => {
    const chat = await openChat(cluster.url);
    await chat.ask("what are the priority actions?");
    const stream = await openStream(cluster.instances[0]?.url ?? "", chat);
    await stream.until((received) => received.length === 3);
    const { status } = await call(
      "DELETE",
      `${cluster.instances[1]?.url}/v3/directline/conversations/${chat.id}`,
      chat,
    );
    expect(status).toBe(204);
    await say(cluster.instances[2]?.url ?? "", chat, "hello");
    await stream.until((received) => received.length === 6);
    expect(stream.received.at(-1)?.channelData).toMatchObject({ kind: "small-talk" });
    expect(await everything(chat)).toHaveLength(3);
    stream.close();
  });

  it("serve the chat page without JavaScript, each form at another instance", async () => {
    const chat = `${cluster.url}/chat`;
    const first = await post(chat, { token: (await open(chat)).token, text: "what are the priority actions?" });
    const second = await post(chat, { token: first.token, text: "the second one" });
    for (const page of [first, second]) expect(page.status).toBe(200);
    expect(second.words).toContain("two priority actions");
  });

  it("go on with every conversation when one of them is killed", async () => {
    const extra = await startCluster(redis.url);
    const [first, second, third] = extra.instances;
    const chat = await openChat(extra.url);
    const stream = await openStream(second?.url ?? "", chat);
    await stream.until((received) => received.length === 1);
    expect((await say(first?.url ?? "", chat, "what are the priority actions?")).status).toBe(200);
    await first?.stop("SIGKILL");
    const [answer] = await chat.ask("the second one");
    expect(answer?.channelData).toMatchObject({ entry: "priority-action-2" });
    await stream.until((received) => received.length === 5);
    expect((await fetch(`${third?.url}/readyz`)).status).toBe(200);
    await extra.stop();
  });
});

describe("limits over all instances", () => {
  it("hold for a client and for a conversation, with Retry-After, and no address is stored", async () => {
    const strict = await startCluster(redis.url, { RATE_LIMIT: "4" });
    const chat = await openChat(strict.url);
    const statuses: number[] = [];
    const post = (client: string) =>
      call("POST", `${chat.url}/activities`, {
        token: chat.token,
        body: { type: "message", text: "hello" },
        headers: { "x-forwarded-for": client },
      });
    for (let at = 0; at < 4; at++) statuses.push((await post(`192.0.2.${at}`)).status);
    const refused = await post("192.0.2.99");
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const token = () =>
      fetch(`${strict.url}/api/token`, { method: "POST", headers: { "x-forwarded-for": "192.0.2.77" } });
    const given = [];
    for (let at = 0; at < 5; at++) given.push((await token()).status);
    expect(given).toEqual([200, 200, 200, 200, 429]);
    expect(await redis.everything()).not.toContain("192.0.2.");
    await strict.stop();
  });
});

/** What `docs/operations.md` says that the instances' user in Redis needs. */
function commandsInTheGuide(): string[] {
  const guide = readFileSync(path.join(__dirname, "..", "..", "docs", "operations.md"), "utf8");
  const listed = /Its user needs `([A-Z ]+)`/.exec(guide)?.[1] ?? "";
  return listed.split(" ").map((name) => `+${name.toLowerCase()}`);
}

describe("settings of instances that share Redis", () => {
  it("may name a user who can do no more in Redis than the guide lists", async () => {
    const rights = ["~assistant:*", "&assistant:*", "-@all", ...commandsInTheGuide()];
    await redis.command("ACL", "SETUSER", "assistant", "reset", "on", ">a-long-password", ...rights);
    const url = redis.url.replace("redis://", "redis://assistant:a-long-password@");
    const limited = await startCluster(url, { RATE_LIMIT: "60" }, 2);
    const chat = await openChat(limited.url);
    const stream = await openStream(limited.url, chat);
    for (const text of ["what are the priority actions?", "the second one"])
      expect(await chat.ask(text)).toHaveLength(1);
    await stream.until((received) => received.length === 5);
    expect((await call("DELETE", chat.url, { token: chat.token })).status).toBe(204);
    for (const { url: at } of limited.instances) expect((await fetch(`${at}/readyz`)).status).toBe(200);
    await limited.stop();
    const logs = limited.instances.map(({ log }) => log()).join("");
    expect(logs).not.toMatch(/"level":"error"|a-long-password/);
    expect(String(await redis.command("ACL", "LOG"))).toBe("");
  });

  it("need one secret for all", async () => {
    await expect(startCluster(redis.url, { TOKEN_SECRET: "" }, 1)).rejects.toThrow(
      /TOKEN_SECRET: it is needed with REDIS_URL, the same on every instance/,
    );
  });

  it("are refused with a wrong address, which is not shown", async () => {
    const wrong = startCluster("http://user:secret-word@127.0.0.1", {}, 1);
    await expect(wrong).rejects.toThrow(/REDIS_URL: it must be an address/);
    await expect(wrong).rejects.not.toThrow(/secret-word/);
  });
});
