import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freshState } from "../../src/conversation/state.js";
import type { Activity } from "../../src/protocol/activity.js";
import { openStore } from "../../src/stores/open-store.js";
import { openSqliteStore } from "../../src/stores/sqlite-store.js";

const noon = new Date("2026-11-23T12:00:00Z");
const news = { ...freshState, topic: "newsletter" };

function said(text: string): Activity {
  return {
    type: "message",
    id: text,
    timestamp: noon.toISOString(),
    channelId: "directline",
    conversation: { id: "c" },
    from: { id: "me", role: "user" },
    text,
  };
}

describe("the state of a turn", () => {
  let folder: string;
  const ref = { id: "c", key: randomBytes(32) };
  const fail = (operation: string, error: unknown): void => {
    throw new Error(`${operation} failed`, { cause: error });
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "forgiving-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is known at once, and written in one with the turn's words", async () => {
    const store = openStore(folder, () => noon, fail);
    const reader = openSqliteStore(folder, () => noon);
    await store.writeStateOfTurn(ref, news);
    expect([await store.readState(ref), await reader.readState(ref)]).toEqual([news, undefined]);
    await store.append(ref, [said("news?")]);
    expect([await store.readState(ref), await reader.readState(ref)]).toEqual([news, news]);
    await Promise.all([store.close(), reader.close()]);
  });

  it("is gone with the conversation when that is forgotten", async () => {
    const store = openStore(folder, () => noon, fail);
    await store.writeStateOfTurn(ref, news);
    await store.forget(ref.id);
    await store.append(ref, [said("again")]);
    expect(await store.readState(ref)).toBeUndefined();
    await store.close();
  });

  it("is kept in memory with the words while nothing can be written", async () => {
    writeFileSync(path.join(folder, "conversations.sqlite"), "this is not a database, not at all, ".repeat(100));
    const store = openStore(
      folder,
      () => noon,
      () => undefined,
    );
    await store.writeStateOfTurn(ref, news);
    await store.append(ref, [said("news?")]);
    expect(await store.readState(ref)).toEqual(news);
    await store.close();
  });
});

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
