import { makeVisitorTokens, newConversation } from "../../src/direct-line/visitor-token.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { open, post } from "./form-posts.js";

const secret = "a secret for these tests only, long enough";
const question = "when is the full inspection?";
let server: RunningServer;
let chat: string;

beforeAll(async () => {
  server = await startServer({ TOKEN_SECRET: secret });
  chat = `${server.url}/chat`;
});
afterAll(() => server?.stop());

describe("the chat by plain form posts", () => {
  it("welcomes, and offers questions and a field with a label", async () => {
    const page = await open(chat);
    expect(page.status).toBe(200);
    expect(page.title).toBe("Ask a question – SEND assistant");
    expect(page.headings).toEqual(["1 Ask about SEND in Worcestershire", "2 Welcome", "2 More for this chat"]);
    expect(page.words).toContain("Hello. I answer questions");
    expect(page.suggestions).toContain("When are the next inspections?");
    expect(page.html).toContain('<label for="text">Your question</label>');
    expect(page.html).toMatch(/<textarea id="text" name="text"[^>]* aria-describedby="hint"/);
    expect(page.html).toContain('<html lang="en-GB">');
    expect(page.html).toMatch(/<body><a class="skip-link" href="#main">Skip to main content<\/a>/);
  });

  it("answers a question, and puts the latest answer before what was said earlier", async () => {
    const { token } = await open(chat);
    const page = await post(chat, { token, text: question });
    expect(page.status).toBe(200);
    expect(page.title).toBe("Answer: when is the full inspection? – SEND assistant");
    expect(page.words).toContain("Spring 2027");
    expect(page.words).toMatch(/checked on \d{1,2} [A-Z][a-z]+ \d{4}/);
    expect(page.headings).toEqual([
      "1 Ask about SEND in Worcestershire",
      "2 The latest answer",
      "2 More for this chat",
      "2 Earlier in this chat, newest first",
    ]);
    const again = await post(chat, { token: page.token, text: "what did inspectors find" });
    expect(again.words.indexOf("what did inspectors find")).toBeLessThan(again.words.indexOf("Spring 2027"));
    expect(again.words.indexOf("Spring 2027")).toBeLessThan(again.words.indexOf("Hello. I answer"));
  });

  it("takes a pressed suggestion as a question", async () => {
    const first = await post(chat, { token: (await open(chat)).token, text: question });
    const [suggestion = ""] = first.suggestions;
    const second = await post(chat, { token: first.token, text: suggestion });
    expect(second.status).toBe(200);
    expect(second.title).toBe(`Answer: ${suggestion} – SEND assistant`);
    expect(second.words).toContain(`You said ${suggestion} The assistant said`);
  });

  it("asks for a question where none was typed, and keeps the chat", async () => {
    const { token } = await post(chat, { token: (await open(chat)).token, text: question });
    const page = await post(chat, { token, text: " \n " });
    expect(page.status).toBe(400);
    expect(page.title).toBe("Error: your question was not sent – SEND assistant");
    expect(page.words).toContain("Please type a question first.");
    expect(page.words).toContain("Spring 2027");
    expect(page.html).toMatch(/<textarea id="text"[^>]* aria-describedby="mistake hint" aria-invalid="true"/);
    expect((await post(chat, { token: page.token, text: question })).status).toBe(200);
  });

  const old = makeVisitorTokens(secret, () => new Date("2020-01-01T12:00:00Z"));
  it.each([
    ["has expired", old.sign({ conversation: newConversation(), userId: "visitor" }, "api")],
    ["is none of ours", "garbage"],
    ["is missing", ""],
  ])(
    "keeps the typed question where the form's token %s, and one press begins a new chat with it",
    async (_what, token) => {
      const page = await post(chat, { token, text: `${question} <b>&` });
      expect(page.status).toBe(403);
      expect(page.words).toContain("This chat has been closed because it was not used for a while.");
      expect(page.typed).toBe(`${question} <b>&`);
      const next = await post(chat, { token: page.token, text: question });
      expect(next.words).toContain("Spring 2027");
    },
  );

  it("declines a question of 5,000 characters politely, and leaves it in the field to be made shorter", async () => {
    const long = "long ".repeat(1000).trim();
    const page = await post(chat, { token: (await open(chat)).token, text: `${long}!` });
    expect(page.status).toBe(200);
    expect(page.words).toContain("That is a long message, and I cannot read all of it.");
    expect(page.typed).toBe(`${long}!`);
    expect(page.title.length).toBeLessThan(100);
  });

  it("declines a flood of 100,000 characters on a page with the form", async () => {
    const page = await post(chat, { token: (await open(chat)).token, text: "long ".repeat(20_000) });
    expect(page.status).toBe(413);
    expect(page.words).toContain("This message is too long. Please ask in fewer words.");
    expect(page.token).not.toBe("");
  });

  it("shows what was typed as text, never as part of the page", async () => {
    const { token } = await open(chat);
    const page = await post(chat, { token, text: '</textarea><script>alert("x")</script>' });
    expect(page.html).not.toContain("<script>alert");
    expect(page.words).toContain('<script>alert("x")</script>');
  });

  it("names where to get help and a way out after a worrying message, and keeps it out of the title", async () => {
    const page = await post(chat, { token: (await open(chat)).token, text: "I want to kill myself" });
    expect(page.title).toBe("Answer: where to get help – SEND assistant");
    expect(page.html).toContain('href="tel:999"');
    expect(page.words).toContain("Leave this page quickly");
  });

  it("is sent with a strict policy, without cookies, and kept by no cache", async () => {
    const { headers } = await post(chat, { token: (await open(chat)).token, text: question });
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'self'",
    );
    expect(headers.get("set-cookie")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("says on the chat page that too many questions came at once, and keeps the question", async () => {
    const strict = await startServer({ RATE_LIMIT: "1" });
    const { token } = await post(`${strict.url}/chat`, {
      token: (await open(`${strict.url}/chat`)).token,
      text: question,
    });
    const page = await post(`${strict.url}/chat`, { token, text: "what did inspectors find" });
    await strict.stop();
    expect(page.status).toBe(429);
    expect(page.words).toContain("Please wait a minute and try again.");
    expect(page.words).toContain("Spring 2027");
    expect(page.typed).toBe("what did inspectors find");
  });
});
