import type { BrowserContextOptions, Page } from "playwright-core";
import { flaws, violations } from "../support/find-flaws.js";
import { useServerAndBrowser } from "../web-chat/use-browser.js";

const looks: Record<string, BrowserContextOptions> = {
  "on a wide screen": { viewport: { width: 1280, height: 900 } },
  "on a wide screen in the dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "at 320 pixels": { viewport: { width: 320, height: 640 } },
  "at 320 pixels in the dark": { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
  "in forced colours": { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
};
const addresses = [
  "/chat",
  "/faq",
  "/faq/full-inspection",
  "/faq/full-inspection?easy=1",
  "/faq?q=inspection",
  "/faq?q=I+want+to+kill+myself",
  "/faq?q=quantum+gravity",
  "/accessibility",
  "/privacy",
  "/faq/none",
];
/** What is pressed after the questions, each on the page that the one before led to. */
const presses = [
  "Show easier words first",
  "Print or save this chat",
  "Go back to the chat",
  "Start again, and delete this chat",
];
const questions = ["when is the full inspection?", "How can I get involved?", "I want to kill myself", ""];

describe("axe finds nothing wrong with the pages", () => {
  const running = useServerAndBrowser();

  async function withPage(look: BrowserContextOptions, judge: (page: Page) => Promise<void>): Promise<void> {
    const context = await running.browser.newContext({ bypassCSP: true, ...look });
    const page = await context.newPage();
    await judge(page);
    await context.close();
  }

  async function press(page: Page, name: string): Promise<void> {
    const loaded = page.waitForEvent("load");
    await page.getByRole("button", { name }).click();
    await loaded;
  }

  async function ask(page: Page, question: string): Promise<void> {
    await page.getByLabel("Your question").fill(question);
    await press(page, "Send");
  }

  it.each(Object.entries(looks))("%s", async (_name, look) => {
    await withPage(look, async (page) => {
      await page.goto(`${running.server.url}/`);
      expect(await violations(page)).toEqual([]);
      for (const address of addresses) {
        await page.goto(running.server.url + address);
        expect([address, ...(await violations(page)), ...(await page.evaluate<string[]>(flaws))]).toEqual([address]);
      }
    });
  });

  it.each(Object.entries(looks))(
    "%s: an answer, a step with choices, a crisis message, a mistake, and what the menu leads to",
    async (_name, look) => {
      await withPage(look, async (page) => {
        await page.goto(`${running.server.url}/chat`);
        for (const question of questions) {
          await ask(page, question);
          expect([question, ...(await violations(page)), ...(await page.evaluate<string[]>(flaws))]).toEqual([
            question,
          ]);
        }
        for (const name of presses) {
          await press(page, name);
          expect([name, ...(await violations(page)), ...(await page.evaluate<string[]>(flaws))]).toEqual([name]);
        }
      });
    },
  );

  it("and they need no sideways scrolling at 320 pixels with text of twice the size and widely spaced", async () => {
    const spaced =
      "html { font-size: 200% } * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";
    await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      for (const address of addresses) {
        await page.goto(running.server.url + address);
        await page.addStyleTag({ content: spaced });
        expect([address, ...(await page.evaluate<string[]>(flaws))]).toEqual([address]);
      }
    });
  });

  it("finds what is planted", async () => {
    await withPage({}, async (page) => {
      await page.goto(`${running.server.url}/privacy`);
      await page.evaluate("document.querySelector('main').append(document.createElement('img'))");
      expect((await violations(page)).join()).toContain("image-alt");
      await page.evaluate("document.querySelector('main').style.minWidth = '3000px'");
      expect(await page.evaluate<string[]>(flaws)).toEqual(["wide"]);
    });
  });
});
