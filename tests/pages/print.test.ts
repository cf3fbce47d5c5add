import type { Page } from "playwright-core";
import { openPage } from "../web-chat/open-page.js";
import { useServerAndBrowser } from "../web-chat/use-browser.js";

describe("the pages on paper", () => {
  const running = useServerAndBrowser();

  async function print(at: string, act: (page: Page) => Promise<void>, before?: (page: Page) => Promise<void>) {
    // A dark screen must not become a dark page.
    const { page, close, faults } = await openPage(running.browser, running.server.url + at, { colorScheme: "dark" });
    await before?.(page);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await act(page);
    expect(faults).toEqual([]);
    await close();
  }

  /** Names of the elements that can be pressed or lead about the site, where they are seen. */
  const seen = `[...document.querySelectorAll("nav, form, button, .skip-link, .leave, .ways-on, .site-footer")]
    .filter((element) => element.checkVisibility()).map((element) => element.className || element.tagName)`;
  const colours = `[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]`;
  const after = (selector: string): string =>
    `getComputedStyle(document.querySelector(${JSON.stringify(selector)}), "::after").content`;

  it.each(["/faq", "/faq/full-inspection", "/faq?q=inspection", "/privacy"])(
    "have no navigation and nothing to press, black on white: %s",
    (at) =>
      print(at, async (page) => {
        expect(await page.evaluate(seen)).toEqual([]);
        expect(await page.evaluate(colours)).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      }),
  );

  it("show the addresses of links", () =>
    print("/faq/full-inspection", async (page) => {
      const shown = await page.evaluate<string>(after("article .source a"));
      expect(shown).toContain("https://www.worcestershire.gov.uk/");
    }));

  it("have every part of a chat open", () =>
    print(
      "/chat",
      async (page) => {
        expect(await page.evaluate(seen)).toEqual([]);
        const easier = page.getByText("The big inspection is expected in Spring 2027.");
        expect(await easier.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(10);
      },
      async (page) => {
        await page.getByLabel("Your question").fill("when is the full inspection?");
        const loaded = page.waitForEvent("load");
        await page.getByRole("button", { name: "Send" }).click();
        await loaded;
        const closed = page.getByText("The big inspection is expected in Spring 2027.");
        expect(await closed.isVisible()).toBe(false);
      },
    ));
});
