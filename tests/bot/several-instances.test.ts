import { type Cluster, startCluster } from "../support/start-cluster.js";
import { type RunningRedis, startRedis } from "../support/start-redis.js";
import { type ConnectorCall, type Microsoft, startMicrosoft } from "./stand-in/microsoft.js";
import { openTeams, type TeamsChat } from "./stand-in/teams.js";

let microsoft: Microsoft;
let redis: RunningRedis;
let cluster: Cluster;
beforeAll(async () => {
  microsoft = await startMicrosoft();
  redis = await startRedis();
  cluster = await startCluster(redis.url, microsoft.settings, 2);
});
afterAll(async () => {
  await cluster?.stop();
  await redis?.stop();
  await microsoft?.stop();
});

/** What the connector has got while the work was done. */
async function during(work: () => Promise<unknown>): Promise<readonly ConnectorCall[]> {
  const before = microsoft.calls.length;
  await work();
  return microsoft.calls.slice(before);
}

describe("Teams in front of two instances", () => {
  let chat: TeamsChat;
  beforeEach(() => {
    chat = openTeams(cluster.url, microsoft);
  });

  it("gets one answer to a message that is delivered to both", async () => {
    const calls = await during(async () => {
      const results = await Promise.all([1, 2, 3, 4].map(() => chat.say("hello", { id: "same" })));
      expect(results.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    });
    expect(calls).toHaveLength(1);
  });

  it("can follow up at one what was said at the other", async () => {
    await chat.say("What are the priority actions?");
    const [answer] = await during(() => chat.say("tell me about the second one"));
    expect(JSON.stringify(answer?.body)).toContain("priority-action-2");
  });

  it("has an answer changed in its place when the edit comes to the other", async () => {
    await chat.say("hello", { id: "m1" });
    const [update] = await during(() =>
      chat.deliver({
        type: "messageUpdate",
        id: "m1",
        text: "when are the next inspections?",
        channelData: { eventType: "editMessage" },
      }),
    );
    expect(update?.method).toBe("PUT");
    expect(update?.body.summary).toMatch(/^When are the next inspections\?/);
  });

  it("is welcomed once, though both are told at once", async () => {
    const calls = await during(() =>
      Promise.all([
        chat.deliver({ type: "installationUpdate", action: "add" }),
        chat.deliver({ type: "conversationUpdate", membersAdded: [{ id: "28:the-bot" }] }),
      ]),
    );
    expect(calls).toHaveLength(1);
  });

  it("leaves no name of a person or a conversation in Redis", async () => {
    await chat.say("hello");
    const raw = await redis.everything();
    expect(raw).not.toMatch(/29:somebody/);
    expect(raw).not.toContain(chat.id);
  });

  it("is answered while Redis is down, each message by itself", async () => {
    await redis.kill();
    const [answer] = await during(() => chat.say("when are the next inspections?"));
    expect(answer?.body.summary).toMatch(/^When are the next inspections\?/);
    const [danger] = await during(() => chat.say("I want to kill myself"));
    expect(JSON.stringify(danger?.body)).toContain("tel:999");
    await redis.start();
  });
});
