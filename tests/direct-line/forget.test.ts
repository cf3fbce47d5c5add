import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { call, openChat } from "../support/direct-line-calls.js";
import { type RunningServer, startServer } from "../support/start-server.js";

describe("a conversation that its visitor deletes", () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  /** How many rows of each table the file has, as another process sees it. */
  function rows(): Record<string, unknown> {
    const database = new Database(path.join(server.dataFolder, "conversations.sqlite"));
    const count = (table: string) => database.prepare(`SELECT COUNT(*) FROM ${table}`).raw().get();
    const found = Object.fromEntries(["conversation", "activity", "state"].map((table) => [table, count(table)]));
    database.close();
    return found;
  }

  const rawFiles = (): string =>
    readdirSync(server.dataFolder)
      .map((name) => readFileSync(path.join(server.dataFolder, name), "latin1"))
      .join("");

  it("leaves no record of its log and state in the SQLite file", async () => {
    const chat = await openChat(server.url);
    await chat.ask("what are the priority actions?");
    expect(rows()).toEqual({ conversation: [1], activity: [3], state: [1] });
    expect(rawFiles()).toContain(chat.id);
    const { status, body } = await call("DELETE", chat.url, { token: chat.token });
    expect([status, body]).toEqual([204, undefined]);
    expect(rows()).toEqual({ conversation: [0], activity: [0], state: [0] });
    expect(rawFiles()).not.toContain(chat.id);
  });

  it("begins anew where its token is used again, and remembers nothing", async () => {
    const chat = await openChat(server.url);
    await chat.ask("what are the priority actions?");
    await call("DELETE", chat.url, { token: chat.token });
    const { status, body } = await call("GET", `${chat.url}/activities`, { token: chat.token });
    expect([status, body.activities]).toEqual([200, []]);
    const replies = await chat.ask("hello");
    expect(replies.map(({ channelData }) => channelData)).toMatchObject([{ kind: "step" }, { kind: "small-talk" }]);
  });

  it("can be deleted twice, and by its own visitor only", async () => {
    const [mine, theirs] = [await openChat(server.url), await openChat(server.url)];
    expect((await call("DELETE", theirs.url, { token: mine.token })).status).toBe(404);
    expect((await call("DELETE", theirs.url)).status).toBe(401);
    expect((await call("GET", `${theirs.url}/activities`, { token: theirs.token })).body.activities).toHaveLength(1);
    expect((await call("DELETE", mine.url, { token: mine.token })).status).toBe(204);
    expect((await call("DELETE", mine.url, { token: mine.token })).status).toBe(204);
  });

  it("is deleted from the chat page without JavaScript too, which says so", async () => {
    const post = async (to: string, form: Record<string, string>) =>
      (await fetch(`${server.url}${to}`, { method: "POST", body: new URLSearchParams(form) })).text();
    const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
    const fresh = await (await fetch(`${server.url}/chat`)).text();
    expect(fresh).not.toContain("start again");
    const asked = await post("/chat", { token: tokenIn(fresh), text: "what are the priority actions?" });
    expect(asked).toContain("Start again, and delete this chat");
    const before = rows()["conversation"];
    const again = await post("/chat", { token: tokenIn(asked), do: "start-again" });
    expect(again).toContain("Your chat has been deleted");
    expect(again).not.toContain("what are the priority actions?");
    expect(Number(rows()["conversation"])).toBe(Number(before) - 1);
  });
});
