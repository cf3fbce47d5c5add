// Takes the pictures of the widget: the chosen dozen into docs/screenshots, or with a folder named, every state in every look into it.
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { startServer } from "../support/start-server.js";
import { type Look, looks, showLook } from "./looks.js";
import { openBrowser, openPage } from "./open-page.js";
import { states } from "./states.js";

const committed = path.join(__dirname, "..", "..", "docs", "screenshots");
const looksOf = Object.keys(looks).filter((name): name is Look => name in looks);

const chosen: Readonly<Record<string, readonly Look[]>> = {
  answer: ["light", "320 pixels", "768 pixels", "dark", "high contrast", "forced colours", "200 % text at 320 pixels"],
  closed: ["320 pixels"],
  "easy read": ["320 pixels"],
  crisis: ["320 pixels"],
  offline: ["320 pixels"],
  settings: ["320 pixels"],
};

/** Where the widget is on a wide screen: the page beside it is always the same. */
const corner = { x: 780, y: 0, width: 500, height: 900 };

async function take(
  browser: Browser,
  url: string,
  folder: string,
  [name, look]: readonly [string, Look],
): Promise<void> {
  const { page, close } = await openPage(browser, url);
  await showLook(page, look);
  await states[name]?.(page);
  const file = path.join(folder, `widget ${name} ${look}.png`.replace(/[ %]+/g, "-"));
  const isCropped = page.viewportSize()?.width === 1280 && folder === committed;
  await page.screenshot({ path: file, animations: "disabled", caret: "hide", ...(isCropped ? { clip: corner } : {}) });
  await close();
}

async function run(): Promise<void> {
  const folder = process.argv[2] ?? committed;
  const names = Object.keys(states);
  const wanted = folder === committed ? Object.entries(chosen) : names.map((name) => [name, looksOf] as const);
  mkdirSync(folder, { recursive: true });
  const [server, browser] = await Promise.all([startServer(), openBrowser()]);
  try {
    for (const [name, inLooks] of wanted)
      for (const look of inLooks) await take(browser, server.url, folder, [name, look]);
  } finally {
    await browser.close();
    await server.stop();
  }
}

void run();
