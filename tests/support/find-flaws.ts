import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, each with where; contrast is held to 7:1 (WCAG 1.4.6). */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axeSource });
  return page.evaluate<string[]>(`axe.run(document, {
    runOnly: { type: "tag", values: ${JSON.stringify(tags)} },
    rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } },
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => id + " " + JSON.stringify(target) + " " + html)))`);
}

/** Links of the navigation and buttons that are smaller than 44 by 44 pixels (WCAG 2.5.5), and whether the page is wider than its window. */
export const flaws = `[
  ...[...document.querySelectorAll("button, summary, textarea, select, input[type=search], input[type=text], input[type=password], input[type=date], a.button, nav a, .site-name, .leave, .topics a, .ways-on a, .switch a, .back a, .mistake a, h2 a, h3 a")]
    .filter((target) => target.getBoundingClientRect().height < 44 || target.getBoundingClientRect().width < 44)
    .map((target) => "small: " + target.textContent),
  ...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["wide"] : []),
]`;
