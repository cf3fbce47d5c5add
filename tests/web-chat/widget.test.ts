import type { Page } from "playwright-core";
import { ask, type OpenedPage, openChatByKeyboard, openPage } from "./open-page.js";
import { useServerAndBrowser } from "./use-browser.js";

const question = "When is the next full inspection?";

const focusedName =
  "((e) => e.getAttribute('aria-label') ?? (e.id || e.textContent))(document.activeElement.shadowRoot?.activeElement ?? document.activeElement)";

/** Waits until the focus is on what has this name: it moves once the change that moved it has been painted. */
const waitForFocus = (page: Page, name: string) => page.waitForFunction(`${focusedName} === ${JSON.stringify(name)}`);

describe("the widget", () => {
  const running = useServerAndBrowser();
  let opened: OpenedPage;

  beforeEach(async () => {
    opened = await openPage(running.browser, running.server.url);
  });
  afterEach(() => opened.close());

  it("opens by keyboard, answers, and gives the focus back to the launcher on Escape", async () => {
    const { page, faults } = opened;
    await openChatByKeyboard(page);
    await ask(page, question);
    await page.getByRole("region", { name: "Messages" }).getByText("Spring 2027").first().waitFor();
    expect(await page.getByRole("dialog", { name: "Ask about SEND" }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Ask about SEND, chat open" }).getAttribute("aria-expanded")).toBe(
      "true",
    );
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await waitForFocus(page, "Ask about SEND, chat closed");
    expect(faults).toEqual([]);
  });

  it("asks its server for nothing but the script until it is opened, and then no other server", async () => {
    const { page, requests } = opened;
    expect(requests.filter((url) => /token|v3/.test(url))).toEqual([]);
    await openChatByKeyboard(page);
    await ask(page, question);
    await page.getByText("Spring 2027").first().waitFor();
    const hosts = new Set(requests.map((url) => new URL(url).host));
    expect([...hosts]).toEqual([new URL(running.server.url).host]);
    expect(requests.some((url) => url.startsWith("ws:"))).toBe(true);
  });

  it("goes on with the conversation after the page is loaded again, and does not announce what was said before", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await ask(page, question);
    await page.getByText("Spring 2027").first().waitFor();
    await page.reload();
    expect(await page.getByRole("dialog").isVisible()).toBe(false);
    await openChatByKeyboard(page);
    await page.getByText("Spring 2027").first().waitFor();
    expect(await page.getByText(question, { exact: true }).count()).toBe(1);
    await ask(page, "thank you");
    expect((await opened.hear(1)).join(" ")).not.toContain("Spring 2027");
  });

  it("sends a suggestion as the words on its button", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await page.getByRole("button", { name: "When are the next inspections?" }).press("Enter");
    await page.getByRole("group", { name: "Was this helpful?" }).waitFor();
    expect(await page.getByRole("listitem").filter({ hasText: "You said:" }).textContent()).toContain(
      "When are the next inspections?",
    );
    await waitForFocus(page, "question");
  });

  it("takes what the person says about an answer", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await ask(page, question);
    await page.getByRole("group", { name: "Was this helpful?" }).getByRole("button", { name: "Yes" }).click();
    await page.getByText("Thank you for telling me").first().waitFor();
  });

  it("keeps an empty question back and says so beside the field", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await page.getByRole("button", { name: "Send", exact: true }).press("Enter");
    await page.getByRole("alert").getByText("Please type a question first.").waitFor();
    expect(await page.getByLabel("Your question").getAttribute("aria-describedby")).toBe("mistake hint");
  });

  it("breaks the line at Shift+Enter", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await page.getByLabel("Your question").fill("one");
    await page.keyboard.press("Shift+Enter");
    expect(await page.getByLabel("Your question").inputValue()).toBe("one\n");
  });

  it("shows a crisis message with a way out that clears the chat", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await ask(page, "I want to kill myself");
    await page.getByRole("region", { name: "Messages" }).getByRole("link", { name: "999" }).last().waitFor();
    const kept = () => page.evaluate<number>("sessionStorage.length");
    expect(await kept()).toBe(1);
    await page.getByRole("link", { name: "Leave this page quickly" }).click();
    await page.waitForURL("about:blank");
    await page.goto(running.server.url);
    expect(await kept()).toBe(0);
  });

  it("saves the chat as a text file", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await page.getByRole("button", { name: "Menu" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save this chat" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("chat.txt");
  });

  it("keeps the settings on the device", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    await page.getByRole("button", { name: "Menu" }).press("Enter");
    await page.getByRole("button", { name: "Settings" }).press("Enter");
    await page.getByLabel("Text size").selectOption("150 %");
    await page.getByLabel("Show easy words first").check();
    await page.getByRole("button", { name: "Back to the chat" }).press("Enter");
    await waitForFocus(page, "Menu");
    await page.reload();
    await page.getByRole("button", { name: "Ask about SEND, chat closed" }).press("Enter");
    await page.getByText("Type your question. Or press a button.").waitFor();
    expect(await page.getByLabel("Your question").evaluate((field) => getComputedStyle(field).fontSize)).toBe("24px");
  });

  it("steps off what has the focus on the page behind it", async () => {
    const { page } = opened;
    await openChatByKeyboard(page);
    const link = page.getByRole("link", { name: "accessibility statement" });
    await link.focus();
    const isFree = await link.evaluate((element) =>
      Array.from(element.getClientRects()).every(({ x, y, width, height }) =>
        element.contains(document.elementFromPoint(x + width / 2, y + height / 2)),
      ),
    );
    expect(isFree).toBe(true);
    await page.getByRole("link", { name: "What was found" }).focus();
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
  });

  it("closes where it fills the screen and the page behind it takes the focus, and goes on at the launcher", async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 320, height: 640 });
    await openChatByKeyboard(page);
    await page.getByRole("link", { name: "What was found" }).focus();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await openChatByKeyboard(page);
    expect(await page.getByRole("listitem").filter({ hasText: "The assistant said:" }).count()).toBe(1);
  });

  it("shows the easier words from their beginning, and leaves the focus on their button", async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 320, height: 640 });
    await openChatByKeyboard(page);
    await ask(page, question);
    await page.getByText("Was this helpful?").waitFor();
    await page.getByRole("button", { name: "In easier words" }).last().press("Enter");
    await page.getByRole("button", { name: "In easier words", pressed: true }).waitFor();
    const top = (name: string) =>
      page.evaluate<number>(
        `[...document.querySelector("faq-assistant").shadowRoot.querySelectorAll("${name}")].at(-1).getBoundingClientRect().top`,
      );
    expect(await top(".words")).toBeGreaterThanOrEqual((await top(".transcript")) - 1);
    await waitForFocus(page, "In easier words");
  });
});
