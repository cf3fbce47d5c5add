import type { Page, WebSocketRoute } from "playwright-core";
import { type FocusReader, focusFaults, readFocus } from "./focus.js";
import { showLook } from "./looks.js";
import { type OpenedPage, openPage, until } from "./open-page.js";
import { useServerAndBrowser } from "./use-browser.js";

const question = "When is the next full inspection?";
const field = "textbox Your question";
const launcher = "button Ask about SEND, chat";

describe("with the keyboard alone", () => {
  const running = useServerAndBrowser();
  let opened: OpenedPage;
  let page: Page;
  let focus: FocusReader;
  const sockets: WebSocketRoute[] = [];

  beforeEach(async () => {
    opened = await openPage(running.browser, running.server.url);
    page = opened.page;
    focus = await readFocus(page);
    await page.routeWebSocket(/stream/, (socket) => {
      socket.connectToServer();
      sockets.splice(0, 1, socket);
    });
  });
  afterEach(() => opened.close());

  async function openChat(): Promise<void> {
    await focus.pressUntil("Tab", `${launcher} closed`);
    await page.keyboard.press("Enter");
    await page.getByText("You could ask").waitFor();
    await settle(field);
  }

  /** Waits until the focus is there: it moves once the change that moved it has been painted. */
  async function settle(there: string): Promise<void> {
    for (let at = 0; (await focus.focused()) !== there; at += 1)
      if (at > 200) throw new Error(`the focus is on ${await focus.focused()}, not on ${there}`);
  }

  async function ask(words: string, seen: string): Promise<void> {
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText(seen).first().waitFor();
  }

  const push = (text: string): void =>
    sockets[0]?.send(
      JSON.stringify({
        activities: [{ id: text, type: "message", text, from: { id: "assistant", role: "bot" }, channelData: {} }],
        watermark: "99",
      }),
    );

  it("the page comes first, then the launcher, and the chat is walked through in its order without a trap", async () => {
    const before = await focus.pressUntil("Tab", `${launcher} closed`);
    expect(before[0]).toBe("link Skip to main content");
    await page.keyboard.press("Enter");
    await page.getByText("You could ask").waitFor();
    await settle(field);
    const suggestions = await page.getByRole("group", { name: "You could ask" }).getByRole("button").allTextContents();
    expect(suggestions).toHaveLength(4);
    const inOrder = [
      "button Close the chat",
      "region Messages",
      "link Call 999",
      "button In easier words",
      "button Read aloud",
      ...suggestions.map((words) => `button ${words}`),
      field,
    ];
    expect(await focus.pressUntil("Shift+Tab", `${launcher} open`)).toEqual([
      ...inOrder.slice(0, -1).reverse(),
      `${launcher} open`,
    ]);
    expect(await focus.press("Tab", inOrder.length + 2)).toEqual([...inOrder, "button Send", "button Menu"]);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.localName")).toBe("body");
  });

  it("an answer is reached with Shift+Tab: its suggestions, what was thought of it, its links", async () => {
    await openChat();
    await ask(question, "Was this helpful?");
    await settle(field);
    const suggestions = await page.getByRole("group", { name: "You could ask" }).getByRole("button").allTextContents();
    const reply = page.getByRole("listitem").filter({ hasText: "Was this helpful?" });
    expect(await focus.press("Shift+Tab", suggestions.length + 4)).toEqual([
      ...suggestions.map((words) => `button ${words}`).reverse(),
      "button No",
      "button Yes",
      "button Read aloud",
      "button In easier words",
    ]);
    const sources = (await reply.getByRole("link").allTextContents()).map((words) => `link ${words}`).reverse();
    expect(await focus.press("Shift+Tab", sources.length)).toEqual(sources);
  });

  it("the menu opens in place, Escape closes it, then the settings, then the chat, each back where one came from", async () => {
    await openChat();
    await focus.pressUntil("Tab", "button Menu");
    await page.keyboard.press("Enter");
    expect(await focus.press("Tab", 6)).toEqual([
      "button Settings",
      "button Start again",
      "button Save this chat as a text file",
      "button Talk to a person",
      "link Privacy",
      "link Accessibility",
    ]);
    await page.keyboard.press("Escape");
    await settle("button Menu");
    await page.keyboard.press(" ");
    await focus.pressUntil("Tab", "button Settings");
    await page.keyboard.press("Enter");
    await settle("heading Settings");
    expect(await focus.press("Tab", 7)).toEqual([
      "combobox Text size",
      "checkbox More space between letters and lines",
      "checkbox Show easy words first",
      "combobox Colours",
      "combobox Speed of reading aloud",
      "checkbox A soft sound when an answer comes",
      "button Back to the chat",
    ]);
    await page.keyboard.press("Escape");
    await settle("button Menu");
    await page.keyboard.press("Escape");
    await settle(`${launcher} closed`);
  });

  it("a mistake leaves the focus and the words in the field", async () => {
    await openChat();
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Please type a question first.").waitFor();
    expect(await focus.focused()).toBe(field);
    const long = "why ".repeat(1001);
    await page.getByLabel("Your question").fill(long);
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("4003 characters long").waitFor();
    expect(await focus.focused()).toBe(field);
    expect(await page.getByLabel("Your question").inputValue()).toBe(long);
  });

  it("no message that comes takes the focus, neither in the chat nor in the page behind it", async () => {
    await openChat();
    await ask(question, "Was this helpful?");
    await focus.pressUntil("Shift+Tab", "button Read aloud");
    push("Something new.");
    await page.getByRole("dialog").getByText("Something new.").first().waitFor();
    expect(await focus.focused()).toBe("button Read aloud");
    await page.getByRole("link", { name: "What was found" }).focus();
    push("Something newer.");
    await page.getByText("Something newer.").first().waitFor({ state: "attached" });
    expect(await focus.focused()).toBe("link What was found");
  });

  it("a focus whose button goes with a new message is moved to the messages, not lost", async () => {
    await openChat();
    await ask(question, "Was this helpful?");
    await focus.pressUntil("Shift+Tab", "button Yes");
    push("Something new.");
    await settle("region Messages");
  });

  it("what was not sent is tried again at a press, and the focus goes back to the field", async () => {
    await openChat();
    const posts = "**/activities";
    await page.route(posts, (route) => route.fulfill({ status: 429, headers: { "retry-after": "100" }, body: "{}" }));
    await ask(question, "Not sent – try again");
    await page.unroute(posts);
    await focus.pressUntil("Shift+Tab", "button Not sent – try again");
    await page.keyboard.press("Enter");
    await page.getByText("Was this helpful?").waitFor();
    await settle(field);
  });

  it("Home, End and the page keys scroll the messages, and one press leads back to the latest answer", async () => {
    await openChat();
    for (const words of [question, "what are the priority actions?"]) await ask(words, "Was this helpful?");
    await page.getByRole("listitem").filter({ hasText: "The assistant said:" }).nth(2).waitFor();
    await focus.pressUntil("Shift+Tab", "region Messages");
    const box = page.getByRole("region", { name: "Messages" });
    const scrolled = (test: string) =>
      until(page, `((at) => ${test})(document.querySelector("faq-assistant").shadowRoot.querySelector(".transcript"))`);
    await page.keyboard.press("Home");
    await scrolled("at.scrollTop === 0");
    await page.getByRole("button", { name: "Jump to the latest answer" }).waitFor();
    await page.keyboard.press("PageDown");
    await scrolled("at.scrollTop > 0");
    await page.keyboard.press("End");
    await scrolled("at.scrollTop > at.scrollHeight - at.clientHeight - 2");
    await page.keyboard.press("Home");
    await page.getByRole("button", { name: "Jump to the latest answer" }).waitFor();
    await page.getByLabel("Your question").focus();
    expect(await focus.press("Shift+Tab", 1)).toEqual(["button Jump to the latest answer"]);
    await page.keyboard.press("Enter");
    await settle("region Messages");
    expect(await box.getByText("what are the priority actions?").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Jump to the latest answer" }).waitFor({ state: "detached" });
  });

  it.each(["light", "dark", "high contrast"] as const)(
    "the focus is seen all the way, in a ring of 3 pixels with 3:1 against both sides, covered by nothing: %s",
    async (look) => {
      await showLook(page, look);
      await openChat();
      await ask(question, "Was this helpful?");
      const faults: string[] = [];
      for (let at = 0; at < 14; at += 1) {
        await page.keyboard.press("Shift+Tab");
        faults.push(...(await page.evaluate<string[]>(focusFaults)));
      }
      expect(faults).toEqual([]);
    },
  );
});
