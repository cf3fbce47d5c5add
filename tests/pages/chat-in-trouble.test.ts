import path from "node:path";
import Database from "libsql";
import { type RunningServer, startServer } from "../support/start-server.js";
import { open, post } from "./form-posts.js";

const question = "when is the full inspection?";

describe("the chat while the store does not answer", () => {
  let server: RunningServer;
  let chat: string;

  beforeAll(async () => {
    server = await startServer();
    chat = `${server.url}/chat`;
  });
  afterAll(() => server?.stop());

  it("goes on answering, keeps the question out of the log, and goes on with the chat once the store is back", async () => {
    const before = await post(chat, { token: (await open(chat)).token, text: question });
    const database = new Database(path.join(server.dataFolder, "conversations.sqlite"));
    database.exec("ALTER TABLE activity RENAME TO elsewhere");
    const page = await post(chat, { token: before.token, text: "what did inspectors find" });
    expect(page.status).toBe(200);
    expect(page.words).toContain("widespread");
    expect(page.words).not.toContain("Spring 2027");
    database.exec("ALTER TABLE elsewhere RENAME TO activity");
    database.close();
    const after = await post(chat, { token: page.token, text: "what are the priority actions?" });
    expect(after.status).toBe(200);
    for (const answer of ["Spring 2027", "widespread", "two priority actions"]) expect(after.words).toContain(answer);
    expect(server.log()).toContain("no such table: activity");
    expect(server.log()).not.toContain("what did inspectors");
  });

  it("says that it cannot delete, on a page and to a program", async () => {
    const { token } = await open(chat);
    const database = new Database(path.join(server.dataFolder, "conversations.sqlite"));
    database.exec("ALTER TABLE activity RENAME TO elsewhere");
    const page = await post(chat, { token, do: "start-again" });
    const told = await fetch(chat, { method: "POST", body: new URLSearchParams({ token, do: "start-again" }) });
    database.exec("ALTER TABLE elsewhere RENAME TO activity");
    database.close();
    expect(page.status).toBe(500);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.title).toMatch(/^Error: /);
    expect(page.words).toContain("Sorry, something went wrong on my side.");
    expect(page.html).toContain('href="tel:+441905768153"');
    expect(told.status).toBe(500);
    expect(await told.json()).toEqual({
      error: { code: "Trouble", message: "Something went wrong here. Please try again in a minute." },
    });
  });
});
