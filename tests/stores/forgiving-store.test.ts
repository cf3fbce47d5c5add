import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Activity } from "../../src/protocol/activity.js";
import { openStore } from "../../src/stores/open-store.js";

describe("what a failing store cannot keep", () => {
  it("is forgotten when nothing was said for long, as what is kept is", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "forgiving-"));
    writeFileSync(path.join(folder, "conversations.sqlite"), "this is not a database, not at all, ".repeat(100));
    let now = new Date("2026-11-23T12:00:00Z");
    const failed: string[] = [];
    const store = openStore(
      folder,
      () => now,
      (operation) => failed.push(operation),
    );
    const conversation = (id: string) => ({ id, key: randomBytes(32) });
    const said = (text: string): Activity => ({
      type: "message",
      id: text,
      timestamp: now.toISOString(),
      channelId: "directline",
      conversation: { id: "c" },
      from: { id: "me", role: "user" },
      text,
    });
    const [old, young] = [conversation("old"), conversation("young")];
    await store.append(old, [said("long ago")]);
    now = new Date("2026-11-24T11:00:00Z");
    await store.append(young, [said("just now")]);
    await expect(store.forgetIdleSince(new Date("2026-11-24T00:00:00Z"))).rejects.toThrow(/cannot be opened/);
    expect((await store.readAfter(old, "")).activities).toEqual([]);
    expect((await store.readAfter(young, "")).activities.map(({ text }) => text)).toEqual(["just now"]);
    expect(failed).toContain("forgetIdleSince");
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
