import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type RunningServer, startServer } from "../support/start-server.js";
import { ask, openBrowser, openChatByKeyboard, openPage } from "./open-page.js";

jest.setTimeout(60_000);

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, each with where; contrast is held to 7:1 (WCAG 1.4.6). */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(`axe.run(document, {
    runOnly: { type: "tag", values: ${JSON.stringify(tags)} },
    rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } },
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => id + " " + JSON.stringify(target) + " " + html)))`);
}

const looks: Record<string, BrowserContextOptions> = {
  "on a wide screen": {},
  "in the dark": { colorScheme: "dark" },
  "at 320 pixels": { viewport: { width: 320, height: 640 } },
  "at 400 % zoom": { viewport: { width: 320, height: 256 } },
  "in forced colours": { forcedColors: "active" },
};

describe("axe finds nothing wrong", () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each(Object.entries(looks))(
    "%s: closed, open, after an answer, a choice, a crisis message, a mistake, in the menu and the settings",
    async (_name, look) => {
      const { page, close } = await openPage(browser, server.url, look);
      expect(await violations(page)).toEqual([]);
      await openChatByKeyboard(page);
      expect(await violations(page)).toEqual([]);
      await ask(page, "When is the next full inspection?");
      await page.getByText("Was this helpful?").waitFor();
      await page.getByRole("button", { name: "In easier words" }).last().press("Enter");
      expect(await violations(page)).toEqual([]);
      await ask(page, "I want to kill myself");
      await page.getByText("Leave this page quickly").waitFor();
      await page.getByRole("button", { name: "Send", exact: true }).press("Enter");
      await page.getByRole("alert").getByText("Please type a question first.").waitFor();
      await page.getByRole("button", { name: "Menu" }).press("Enter");
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "Settings" }).press("Enter");
      expect(await violations(page)).toEqual([]);
      await close();
    },
  );

  it("in high contrast with text of twice the size and spaced, at 320 pixels, without sideways scrolling", async () => {
    const settings = JSON.stringify({ textSize: "200", isSpaced: true, theme: "contrast" });
    const before = `localStorage.setItem("faq-assistant-settings", ${JSON.stringify(settings)});`;
    const { page, close } = await openPage(browser, server.url, { viewport: { width: 320, height: 640 }, before });
    await openChatByKeyboard(page);
    await ask(page, "When is the next full inspection?");
    await page.getByText("Was this helpful?").waitFor();
    expect(await violations(page)).toEqual([]);
    const isWide = (element: { scrollWidth: number; clientWidth: number }) => element.scrollWidth > element.clientWidth;
    expect(await page.getByRole("dialog").evaluate(isWide)).toBe(false);
    expect(await page.getByRole("region", { name: "Messages" }).evaluate(isWide)).toBe(false);
    await page.getByRole("button", { name: "Menu" }).scrollIntoViewIfNeeded();
    expect(await page.getByRole("button", { name: "Menu" }).isVisible()).toBe(true);
    await close();
  });

  it("finds what is planted", async () => {
    const { page, close } = await openPage(browser, server.url);
    await page.evaluate(
      "document.querySelector('faq-assistant').shadowRoot.querySelector('.root').append(document.createElement('img'))",
    );
    expect((await violations(page)).join()).toContain("image-alt");
    await close();
  });
});
