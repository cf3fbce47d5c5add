// Takes the pictures of the widget: the chosen dozen into docs/screenshots, or with a folder named, every state in every look into it.
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { startServer } from "../support/start-server.js";
import { type Look, looks, showLook } from "./looks.js";
import { openBrowser, openPage } from "./open-page.js";
import { states } from "./states.js";

const looksOf = Object.keys(looks).filter((name): name is Look => name in looks);

const chosen: Readonly<Record<string, readonly Look[]>> = {
  closed: ["light"],
  answer: ["light", "320 pixels", "768 pixels", "dark", "high contrast", "forced colours", "200 % text"],
  "easy read": ["320 pixels"],
  crisis: ["320 pixels"],
  offline: ["320 pixels"],
  settings: ["320 pixels"],
};

async function takeAll(browser: Browser, url: string, folder: string): Promise<void> {
  const wanted =
    process.argv[2] === undefined
      ? Object.entries(chosen)
      : Object.keys(states).map((name) => [name, looksOf] as const);
  for (const [name, inLooks] of wanted) {
    for (const look of inLooks) {
      const { page, close } = await openPage(browser, url);
      await showLook(page, look);
      await states[name]?.(page);
      const file = `widget ${name} ${look}.png`.replace(/[ %]+/g, "-");
      await page.screenshot({ path: path.join(folder, file), animations: "disabled", caret: "hide" });
      await close();
    }
  }
}

async function run(): Promise<void> {
  const folder = process.argv[2] ?? path.join(__dirname, "..", "..", "docs", "screenshots");
  mkdirSync(folder, { recursive: true });
  const [server, browser] = await Promise.all([startServer(), openBrowser()]);
  try {
    await takeAll(browser, server.url, folder);
  } finally {
    await browser.close();
    await server.stop();
  }
}

void run();
