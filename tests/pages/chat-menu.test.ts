import path from "node:path";
import Database from "libsql";
import { type RunningServer, startServer } from "../support/start-server.js";
import { open, post, type ReadPage } from "./form-posts.js";

const question = "when is the full inspection?";
let server: RunningServer;
let chat: string;

beforeAll(async () => {
  server = await startServer();
  chat = `${server.url}/chat`;
});
afterAll(() => server?.stop());

async function ask(text: string): Promise<ReadPage> {
  return post(chat, { token: (await open(chat)).token, text });
}

function rows(sql: string): unknown[] {
  const database = new Database(path.join(server.dataFolder, "conversations.sqlite"));
  const found = database.prepare(sql).all();
  database.close();
  return found;
}

describe("what can be done with a chat by plain forms", () => {
  it("asks whether the latest answer was helpful, and counts what is said of it", async () => {
    const answer = await ask(question);
    expect(answer.buttons).toEqual(expect.arrayContaining(["Yes, it was helpful", "No, it was not helpful"]));
    const thanks = await post(chat, { token: answer.token, text: "Yes, it was helpful" });
    expect(thanks.words).toContain("Thank you for telling me.");
    expect(thanks.buttons).not.toContain("Yes, it was helpful");
    expect(rows("SELECT entry, useful, times FROM feedback")).toEqual([
      { entry: "full-inspection", useful: 1, times: 1 },
    ]);
  });

  it("does not ask it of a greeting, a mistake or where to get help", async () => {
    for (const text of ["hello", "I want to kill myself", "quantum gravity"])
      expect((await ask(text)).html).not.toContain("Was this helpful?");
  });

  it("has easier words under each answer, and first where that is wished for, also for the answers that follow", async () => {
    const { html, token } = await ask(question);
    expect(html).toMatch(/<summary>In easier words<\/summary><div class="easy-read">/);
    const easier = await post(chat, { token, do: "easier" });
    expect(easier.words.indexOf("The big inspection is expected")).toBeLessThan(
      easier.words.indexOf("The full answer"),
    );
    expect(easier.html).toContain('<input type="hidden" name="easy" value="1"/>');
    const next = await post(chat, { token: easier.token, easy: "1", text: "what are the priority actions?" });
    expect(next.words).toMatch(/The assistant said There are two urgent things to fix/);
    const full = await post(chat, { token: next.token, easy: "1", do: "fuller" });
    expect(full.html).not.toContain('name="easy"');
    expect(full.words).toMatch(/The assistant said Inspectors gave the partnership two priority actions/);
  });

  it("answers the button for a person with who can help", async () => {
    const { token, buttons } = await open(chat);
    expect(buttons).toContain("Can I talk to a person?");
    const page = await post(chat, { token, text: "Can I talk to a person?" });
    expect(page.words).toContain("I cannot put you through, and nobody watches this chat.");
    expect(page.html).toContain('href="tel:+441905768153"');
  });

  it("leads to privacy and accessibility without losing the chat, and says so", async () => {
    const { html } = await ask(question);
    expect(html).toContain('<a href="/privacy" target="_blank" rel="noopener">Privacy (opens in a new tab)</a>');
    expect(html).toContain(
      '<a href="/accessibility" target="_blank" rel="noopener">Accessibility (opens in a new tab)</a>',
    );
  });

  it("shows the whole chat in its order to print, and leads back", async () => {
    const { token } = await ask(question);
    const copy = await post(chat, { token, do: "copy" });
    expect(copy.title).toBe("Your chat, to print or save – SEND assistant");
    expect(copy.words.indexOf("Hello. I answer questions")).toBeLessThan(copy.words.indexOf(question));
    expect(copy.words.indexOf(question)).toBeLessThan(copy.words.indexOf("Spring 2027"));
    const back = await post(chat, { token: copy.token, do: "go-on" });
    expect(back.title).toBe("Answer: when is the full inspection? – SEND assistant");
  });

  it("gives the chat as a text file with sources", async () => {
    const { token } = await ask(question);
    const saved = await post(chat, { token, do: "save" });
    expect(saved.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(saved.headers.get("content-disposition")).toBe("attachment; filename=send-assistant-chat.txt");
    expect(saved.headers.get("cache-control")).toBe("no-store");
    expect(saved.html).toMatch(
      /^Chat with the SEND assistant\nSaved on 23 November 2026\n\nThe assistant said:\nHello/,
    );
    expect(saved.html).toContain(`You said:\n${question}\n\nThe assistant said:\nA full inspection is expected`);
    expect(saved.html).toMatch(/\nFrom: .+, https:\/\/\S+, checked on 23 November 2026\n$/);
  });

  it("starts again by deleting the chat and its state on the server, and says so", async () => {
    const { token } = await ask(question);
    const before = rows("SELECT id FROM conversation").length;
    const page = await post(chat, { token, do: "start-again" });
    expect(page.status).toBe(200);
    expect(page.title).toBe("Your chat has been deleted – SEND assistant");
    expect(page.words).toContain("It is gone from this page and from our server.");
    expect(page.words).not.toContain(question);
    expect(rows("SELECT id FROM conversation")).toHaveLength(before - 1);
    expect(rows("SELECT conversation FROM state WHERE conversation NOT IN (SELECT id FROM conversation)")).toEqual([]);
    const old = await post(chat, { token, do: "go-on" });
    expect(old.words).not.toContain(question);
  });

  it("says honestly that a closed chat can no longer be deleted from here", async () => {
    const page = await post(chat, { token: "garbage", do: "start-again" });
    expect(page.status).toBe(403);
    expect(page.title).toBe("Error: this chat has been closed – SEND assistant");
    expect(page.words).toContain("is locked, and is deleted by itself");
  });

  it("asks nothing twice when a page is loaded anew", async () => {
    const { token, html } = await open(chat);
    const turn = /name="turn" value="([^"]+)"/.exec(html)?.[1] ?? "";
    await post(chat, { token, turn, text: question });
    const again = await post(chat, { token, turn, text: question });
    expect(again.words.split("You said")).toHaveLength(2);
    const other = await post(chat, { token, turn, text: "what did inspectors find" });
    expect(other.words.split("You said")).toHaveLength(3);
  });

  it("skips to the latest answer by its second link", async () => {
    expect((await ask(question)).html).toContain('<a class="skip-link" href="#latest">Skip to the latest answer</a>');
  });
});
