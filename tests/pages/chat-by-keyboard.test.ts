import type { Page } from "playwright-core";
import { useServerAndBrowser } from "../web-chat/use-browser.js";

const question = "when is the full inspection?";

describe("the chat in a browser with JavaScript off, by keyboard alone", () => {
  const running = useServerAndBrowser();
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const context = await running.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    page = await context.newPage();
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => (message.type() === "error" ? complaints.push(message.text()) : undefined));
  });
  beforeEach(() => page.goto(`${running.server.url}/chat`));

  /** Tabs until the element with this name has the focus; gives the names passed on the way, it included. */
  async function tabTo(name: string): Promise<string[]> {
    const passed: string[] = [];
    for (let presses = 0; presses < 40 && passed.at(-1) !== name; presses++) {
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      passed.push(
        (await focused.getAttribute("id")) === "text" ? "Your question" : ((await focused.textContent()) ?? ""),
      );
    }
    expect(passed.at(-1)).toBe(name);
    return passed;
  }

  /** Presses what has the focus, and waits for the page that comes of it. */
  async function send(): Promise<void> {
    const loaded = page.waitForEvent("load");
    await page.keyboard.press("Enter");
    await loaded;
  }

  async function ask(text: string): Promise<void> {
    await tabTo("Your question");
    await page.keyboard.type(text);
    await tabTo("Send");
    await send();
  }

  it("skips to the main part, asks, reads the answer next and presses a suggestion", async () => {
    expect(await tabTo("Skip to main content")).toHaveLength(1);
    await page.keyboard.press("Enter");
    expect(await tabTo("Call 999")).toEqual(["Call 999"]);
    await ask(question);
    expect(await page.title()).toBe("Answer: when is the full inspection? – SEND assistant");
    expect(await page.getByRole("region", { name: "The latest answer" }).textContent()).toContain("Spring 2027");
    expect((await tabTo("In easier words")).length).toBeLessThanOrEqual(2);
    await page.keyboard.press("Enter");
    expect(await page.getByText("The big inspection is expected").isVisible()).toBe(true);
    const group = page.getByRole("group", { name: "Questions you could ask" });
    const suggestion = (await group.getByRole("button").first().textContent()) ?? "";
    await tabTo(suggestion);
    await send();
    expect(await page.title()).toBe(`Answer: ${suggestion} – SEND assistant`);
  });

  it("leads from the mistake straight to the field", async () => {
    await ask("");
    expect(await page.getByRole("alert").textContent()).toContain("Please type a question first.");
    expect(await tabTo("Go to your question")).toHaveLength(1);
    await page.keyboard.press("Enter");
    await page.keyboard.type(question);
    await tabTo("Send");
    await send();
    expect(await page.getByRole("main").textContent()).toContain("Spring 2027");
  });

  it("has one main heading, and its landmarks each once", async () => {
    await ask(question);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    for (const landmark of ["banner", "main", "contentinfo", "navigation"] as const)
      expect(await page.getByRole(landmark).count()).toBe(1);
  });

  it("asks no other server for anything and breaks no policy", () => {
    expect(requests.length).toBeGreaterThan(3);
    expect(requests.filter((url) => !url.startsWith(`${running.server.url}/`))).toEqual([]);
    expect(complaints.filter((text) => /policy|refused/i.test(text))).toEqual([]);
  });
});
