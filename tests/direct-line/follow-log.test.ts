import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { followLog } from "../../src/direct-line/follow-log.js";
import type { Activity } from "../../src/protocol/activity.js";
import { openSqliteStore } from "../../src/stores/sqlite-store.js";

const conversation = { id: "a-conversation", key: randomBytes(32) };
const saying = (text: string): Activity => ({
  type: "message",
  id: randomUUID(),
  timestamp: "2026-11-23T12:00:00.000Z",
  channelId: "directline",
  conversation: { id: conversation.id },
  from: { id: "visitor" },
  text,
});

describe("following a conversation", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "follow-"));
  const log = openSqliteStore(folder, () => new Date("2026-11-23T12:00:00Z"));
  afterAll(async () => {
    await log.close();
    rmSync(folder, { recursive: true });
  });

  it("sends one that began anew from its start, however far it has come when that is noticed", async () => {
    const sent: string[] = [];
    const follow = followLog({
      log,
      conversation,
      watermark: "",
      send: ({ activities }) => sent.push(...activities.map(({ text = "" }) => text)),
    });
    await log.append(conversation, [saying("one"), saying("two"), saying("three")]);
    await follow();
    await log.forget(conversation.id);
    await log.append(conversation, [saying("four"), saying("five"), saying("six")]);
    await follow();
    await log.append(conversation, [saying("seven")]);
    await follow();
    expect(sent).toEqual(["one", "two", "three", "four", "five", "six", "seven"]);
  });
});
