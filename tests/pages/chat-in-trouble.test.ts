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

  it("says so on a page, keeps the question, and goes on with the chat once the store is back", async () => {
    const before = await post(chat, { token: (await open(chat)).token, text: question });
    const database = new Database(path.join(server.dataFolder, "conversations.sqlite"));
    database.exec("ALTER TABLE activity RENAME TO elsewhere");
    const page = await post(chat, { token: before.token, text: "what did inspectors <find>" });
    expect(page.status).toBe(500);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.title).toBe("Error: your question was not sent – SEND assistant");
    expect(page.words).toContain("Sorry, something went wrong on my side.");
    expect(page.html).toContain('href="tel:+441905768153"');
    expect(page.typed).toBe("what did inspectors <find>");
    database.exec("ALTER TABLE elsewhere RENAME TO activity");
    database.close();
    const after = await post(chat, { token: page.token, text: "what did inspectors find" });
    expect(after.status).toBe(200);
    expect(after.words).toContain("Spring 2027");
    expect(server.log()).not.toContain("what did inspectors");
  });

  it("answers a program in JSON", async () => {
    const { token } = await open(chat);
    const database = new Database(path.join(server.dataFolder, "conversations.sqlite"));
    database.exec("ALTER TABLE activity RENAME TO elsewhere");
    const response = await fetch(chat, { method: "POST", body: new URLSearchParams({ token, text: question }) });
    database.exec("ALTER TABLE elsewhere RENAME TO activity");
    database.close();
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: { code: "Trouble", message: "Something went wrong here. Please try again in a minute." },
    });
  });
});
