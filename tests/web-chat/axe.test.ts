import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { type RunningServer, startServer } from "../support/start-server.js";
import { showLook } from "./looks.js";
import { openBrowser, openPage } from "./open-page.js";
import { states } from "./states.js";

jest.setTimeout(60_000);

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const all = `{ runOnly: { type: "tag", values: ${JSON.stringify(tags)} },
  rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } } }`;
/** What a look can change; the rest is the same in every look. */
const seen = `{ runOnly: ["color-contrast", "color-contrast-enhanced", "target-size", "scrollable-region-focusable"] }`;

/** What axe finds wrong, each with where; contrast is held to 7:1 (WCAG 1.4.6). */
async function violations(page: Page, options = all): Promise<string[]> {
  return page.evaluate<string[]>(`axe.run(document, ${options}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => id + " " + JSON.stringify(target) + " " + html)))`);
}

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

  it.each(Object.entries(states))("in the state: %s, however it is looked at", async (_name, reach) => {
    const { page, close } = await openPage(browser, server.url);
    await reach(page);
    await page.evaluate(axeSource);
    const found: Record<string, string[]> = { "as delivered": await violations(page) };
    for (const look of [
      "dark",
      "more contrast",
      "high contrast",
      "forced colours",
      "320 pixels",
      "200 % text",
    ] as const) {
      await showLook(page, look);
      found[look] = await violations(page, seen);
    }
    expect(Object.entries(found).filter(([, wrong]) => wrong.length > 0)).toEqual([]);
    await close();
  });

  it("and does find what is planted", async () => {
    const { page, close } = await openPage(browser, server.url);
    await page.evaluate(axeSource);
    await page.evaluate(
      "document.querySelector('faq-assistant').shadowRoot.querySelector('.root').append(document.createElement('img'))",
    );
    expect((await violations(page)).join()).toContain("image-alt");
    await close();
  });
});
