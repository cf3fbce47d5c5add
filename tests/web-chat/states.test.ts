import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { type Look, showLook } from "./looks.js";
import { cutOff, movingParts, otherwiseNamed, paleEdges, paleTexts, smallTargets, tooWide } from "./measure.js";
import { openPage } from "./open-page.js";
import { states } from "./states.js";
import { useServerAndBrowser } from "./use-browser.js";

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const everyRule = `{ runOnly: { type: "tag", values: ${JSON.stringify(tags)} },
  rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } } }`;
/** What a look can change; the rest is the same in every look. */
const rulesOfLooks = `{ runOnly: ["color-contrast", "color-contrast-enhanced", "target-size", "scrollable-region-focusable"] }`;

/** What axe finds wrong, each with where; contrast is held to 7:1 (WCAG 1.4.6). */
function axe(page: Page, options = everyRule): Promise<string[]> {
  return page.evaluate<string[]>(`axe.run(document, ${options}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => id + " " + JSON.stringify(target) + " " + html)))`);
}

const measured = async (page: Page): Promise<string[]> => [
  ...(await smallTargets(page, 44)),
  ...(await tooWide(page)),
  ...(await cutOff(page)),
  ...(await movingParts(page)),
];
const coloured = async (page: Page): Promise<string[]> => [
  ...(await paleTexts(page, 7)),
  ...(await paleEdges(page, 3)),
];

const looked: readonly Look[] = [
  "dark",
  "more contrast",
  "high contrast",
  "forced colours",
  "320 pixels",
  "400 % zoom",
  "200 % text",
  "200 % text at 320 pixels",
];

/** What WCAG 1.4.12 says that a person may set. */
const spacing =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

const addStyle = (page: Page, css: string): Promise<void> =>
  page.evaluate<void>(`{ const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(css)});
    document.querySelector("faq-assistant").shadowRoot.adoptedStyleSheets.push(sheet); }`);

/** All that is wrong with the state in which the page is, by look. */
async function faults(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  await page.evaluate(axeSource);
  found["as delivered"] = [
    ...(await axe(page)),
    ...(await otherwiseNamed(page)),
    ...(await measured(page)),
    ...(await coloured(page)),
  ];
  for (const look of looked) {
    await showLook(page, look);
    // In forced colours the person's own are shown: their contrast is theirs.
    const colours = look === "forced colours" ? [] : await coloured(page);
    found[look] = [...(await axe(page, rulesOfLooks)), ...(await measured(page)), ...colours];
  }
  await addStyle(page, spacing);
  for (const look of ["light", "320 pixels"] as const) {
    await showLook(page, look);
    found[`spaced, ${look}`] = await measured(page);
  }
  return Object.fromEntries(Object.entries(found).filter(([, wrong]) => wrong.length > 0));
}

describe("nothing is wrong by axe, names, contrast, edges, targets, reflow, spacing or motion", () => {
  const running = useServerAndBrowser();

  it.each(Object.entries(states))("in the state: %s", async (_name, reach) => {
    const { page, close } = await openPage(running.browser, running.server.url);
    await reach(page);
    expect(await faults(page)).toEqual({});
    await close();
  });

  it("and each fault that is planted is found", async () => {
    const { page, close } = await openPage(running.browser, running.server.url);
    await states["answer"]?.(page);
    await addStyle(
      page,
      ".source { color: #777 } .main { border-color: #eee !important; min-height: 30px !important; padding: 0 } .reply { width: 200%; transition: all 1s } .top { height: 20px; overflow: hidden }",
    );
    await page.evaluate(
      "document.querySelector('faq-assistant').shadowRoot.querySelector('.root').append(document.createElement('img'))",
    );
    await page
      .getByRole("button", { name: "Send", exact: true })
      .evaluate((send) => send.setAttribute("aria-label", "Go"));
    await page.evaluate(axeSource);
    expect((await otherwiseNamed(page)).join()).toContain("Send");
    expect((await axe(page)).join()).toContain("image-alt");
    expect((await paleTexts(page, 7)).join()).toContain("p.source");
    expect((await paleEdges(page, 3)).join()).toContain("Send");
    expect((await smallTargets(page, 44)).join()).toContain("Send");
    expect((await tooWide(page)).join()).toContain("reply");
    expect((await cutOff(page)).join()).toContain("div.top");
    expect((await movingParts(page)).join()).toContain("li.reply");
    await close();
  });
});
