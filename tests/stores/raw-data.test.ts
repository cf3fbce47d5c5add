import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type Chat, call, openChat } from "../support/direct-line-calls.js";
import { startCluster } from "../support/start-cluster.js";
import { type RunningRedis, startRedis } from "../support/start-redis.js";
import { startServer } from "../support/start-server.js";

const personal = [
  "Oakhollow",
  "Marnie",
  "Thistlecroft",
  "07700 900142",
  "WR99 7QX",
  "999 123 0416",
  "QQ 12 34 56 C",
  "mum.of.five@example.org",
  "14/03/2015",
];
const story = `I am Marnie Oakhollow of 7 Thistlecroft Lane, ${personal.slice(3).join(", ")}. When is the next inspection?`;
// A crisis is counted; not even its ordinary words are kept.
const danger = "my stepdad hits me every night and I am scared";

async function confide(url: string): Promise<Chat> {
  const chat = await openChat(url);
  expect(await chat.ask(story)).toHaveLength(1);
  expect((await chat.ask(danger))[0]?.channelData).toMatchObject({ kind: "crisis" });
  return chat;
}

const found = (raw: string): string[] =>
  [...personal, "stepdad", "every night", "192.0.2.7"].filter((word) => raw.includes(word));

const filesIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), "latin1"))
    .join("\n");

describe("what anybody reads who gets hold of the data", () => {
  it("in the SQLite files, is no word of a visitor, and not even the name of a chat that was deleted", async () => {
    const server = await startServer();
    const chat = await confide(server.url);
    expect(found(filesIn(server.dataFolder))).toEqual([]);
    expect(filesIn(server.dataFolder)).toContain(chat.id);
    await call("DELETE", chat.url, { token: chat.token });
    await server.stop("SIGKILL");
    expect(found(filesIn(server.dataFolder))).toEqual([]);
    expect(filesIn(server.dataFolder)).not.toContain(chat.id);
    rmSync(server.dataFolder, { recursive: true });
  });

  describe("in Redis", () => {
    let redis: RunningRedis;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());

    it("is no word of a visitor in any key or file, and each key of a chat expires by itself", async () => {
      const cluster = await startCluster(redis.url, { RETENTION_HOURS: "2", RATE_LIMIT: "60" });
      const heard = await redis.listenToAll();
      const chat = await confide(cluster.url);
      await fetch(`${cluster.url}/api/token`, { method: "POST", headers: { "x-forwarded-for": "192.0.2.7" } });
      // What is to be counted is written now at the latest.
      await cluster.stop();
      const raw = await redis.everything();
      expect(found(raw)).toEqual([]);
      expect(raw).toContain("When is the next inspection");
      expect(found(heard().join("\n"))).toEqual([]);
      expect(heard().join("\n")).toContain(chat.id);
      const keys = (await redis.command("KEYS", `*${chat.id}*`)) as string[];
      expect(keys.map((key) => key.split(":").at(-1)).sort()).toEqual(["log", "state"]);
      for (const key of keys) {
        const leftMs = Number(await redis.command("PTTL", key));
        expect(leftMs).toBeGreaterThan(0);
        expect(leftMs).toBeLessThanOrEqual(2 * 60 * 60 * 1000);
      }
      const all = (await redis.command("KEYS", "*")) as string[];
      const lasting = await Promise.all(
        all.map(async (key) => ((await redis.command("TTL", key)) === -1 ? [key] : [])),
      );
      // The days that have counts: dates, nothing else.
      expect(lasting.flat()).toEqual(["assistant:counted"]);
    });

    it("is nothing at all of a chat that was deleted: no key at once, and no byte in its files once they are rewritten", async () => {
      const cluster = await startCluster(redis.url);
      const chat = await confide(cluster.url);
      expect(await redis.command("KEYS", `*${chat.id}*`)).not.toEqual([]);
      await call("DELETE", chat.url, { token: chat.token });
      expect(await redis.command("KEYS", `*${chat.id}*`)).toEqual([]);
      await cluster.stop();
      await redis.command("BGREWRITEAOF");
      while (!/aof_rewrite_in_progress:0[\s\S]*aof_rewrite_scheduled:0/.test(String(await redis.command("INFO"))));
      const raw = await redis.everything();
      expect(found(raw)).toEqual([]);
      expect(raw).not.toContain(chat.id);
    });
  });
});
