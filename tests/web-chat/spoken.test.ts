import type { WebSocketRoute } from "playwright-core";
import { ask, type OpenedPage, openChatByKeyboard, openPage } from "./open-page.js";
import { type ScreenReader, startScreenReader } from "./screen-reader.js";
import { useServerAndBrowser } from "./use-browser.js";

const question = "When is the next full inspection?";

describe("what a screen reader says", () => {
  const running = useServerAndBrowser();
  let opened: OpenedPage;
  let reader: ScreenReader;

  beforeEach(async () => {
    opened = await openPage(running.browser, running.server.url);
    reader = await startScreenReader(opened.page);
  });
  afterEach(() => opened.close());

  it("while reading: the launcher with its state, the dialog, each message once with who said it, then the field", async () => {
    const { page } = opened;
    expect(await reader.readUntil("Ask about SEND")).toEqual([
      "region, SEND assistant",
      "button, Ask about SEND, chat closed, 1 control, not expanded",
      "Ask about SEND",
    ]);
    await openChatByKeyboard(page);
    await ask(page, question);
    await page.getByText("Was this helpful?").waitFor();
    const said = await reader.readUntil("button, Menu, 1 control, not expanded");
    const places = [
      "button, Ask about SEND, chat open, 1 control, expanded",
      "dialog, Ask about SEND",
      "heading, Ask about SEND, level 2",
      "button, Close the chat",
      "region, Messages",
      "The assistant said:",
      "link, Call 999",
      "You said:",
      question,
      "The assistant said:",
      "group, Was this helpful?",
      "button, Yes",
      "button, No",
      "group, You could ask",
      "Your question",
      "No names, please.",
      "button, Send",
      "navigation, Chat",
      "button, Menu, 1 control, not expanded",
    ];
    expect(said.filter((phrase) => places.includes(phrase))).toEqual(places);
    expect(said.find((phrase) => phrase.startsWith("textbox"))).toMatch(/^textbox, Your question, No names, please\./);
    expect(said.filter((phrase) => phrase.startsWith("A full inspection is expected"))).toHaveLength(1);
  });

  it("without being asked: the welcome and the answer, each once, and nothing of what the person typed", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await reader.announced(1);
    await ask(page, question);
    const said = await reader.announced(2);
    expect(said[0]).toMatch(/^polite: Hello\. I answer .* 4 suggestions, Shift\+Tab to reach them\.$/);
    expect(said[1]).toMatch(/^polite: A full inspection is expected .* \d suggestions, Shift\+Tab to reach them\.$/);
    await page.getByText("Was this helpful?").waitFor();
    expect(await reader.announced(2)).toHaveLength(2);
  });

  it("a crisis message: as a whole, with its numbers", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await reader.announced(1);
    await ask(page, "I want to kill myself");
    expect((await reader.announced(2))[1]).toMatch(/^polite: .*999.*111.*116 123/);
  });

  it("a mistake: at once, each time that it is made", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await reader.announced(1);
    await ask(page, "");
    await reader.announced(2);
    await ask(page, "");
    expect((await reader.announced(3)).slice(1)).toEqual(Array(2).fill("assertive: Please type a question first."));
  });

  it("a wait: after two seconds, once, and never again before the answer", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await reader.announced(1);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/activities", (route) => void held.then(() => route.continue()));
    const asked = Date.now();
    await ask(page, question);
    expect((await reader.announced(2))[1]).toBe("polite: The assistant is looking.");
    expect(Date.now() - asked).toBeGreaterThan(1900);
    release();
    expect((await reader.announced(3))[2]).toMatch(/^polite: A full inspection is expected/);
  });

  it("several messages that come together: as one", async () => {
    const { page } = opened;
    const sockets: WebSocketRoute[] = [];
    await page.routeWebSocket(/stream/, (socket) => {
      socket.connectToServer();
      sockets.push(socket);
    });
    await openChatByKeyboard(page);
    await reader.announced(1);
    const message = (id: string, text: string) => ({
      id,
      type: "message",
      text,
      from: { id: "assistant", role: "bot" },
      channelData: { kind: "answer", html: `<p>${text}</p>` },
    });
    const frame = { activities: [message("a", "One thing."), message("b", "Another thing.")], watermark: "9" };
    sockets[0]?.send(JSON.stringify(frame));
    expect((await reader.announced(2)).slice(1)).toEqual(["polite: One thing. Another thing."]);
  });

  it("nothing of an earlier page's conversation when it is shown again", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await ask(page, question);
    await page.getByText("Was this helpful?").waitFor();
    await page.reload();
    const second = await startScreenReader(page);
    await openChatByKeyboard(page);
    await page.getByText("Was this helpful?").waitFor();
    await ask(page, "");
    expect(await second.announced(1)).toEqual(["assertive: Please type a question first."]);
  });
});
