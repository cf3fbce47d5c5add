// Takes the pictures of the staff's pages for docs/editing.md into docs/screenshots, on a server with eight weeks of questions and a copy of the content.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { fillBusyWeeks } from "../support/busy-weeks.js";
import { copyContent } from "../support/own-content.js";
import { staffPassword } from "../support/staff-visitor.js";
import { startServer } from "../support/start-server.js";
import { openBrowser } from "../web-chat/open-page.js";

const folder = path.join(__dirname, "..", "..", "docs", "screenshots");
const viewport = { width: 1000, height: 860 };
const newPhrasings = [
  "can my teenager have her say herself",
  "somewhere my autistic teenager can have a say",
  "is there somewhere my teenage daughter can have her say herself",
].join("\n");

type Shot = (page: Page, url: string) => Promise<void>;

/** What is done before each picture, in order: a later one goes on where the one before it stopped. */
const shots: Readonly<Record<string, Shot>> = {
  async "staff-today"(page, url) {
    await page.goto(`${url}/staff`);
  },
  async "staff-gaps"(page, url) {
    await page.goto(`${url}/staff/gaps`);
  },
  async "staff-answers"(page, url) {
    await page.goto(`${url}/staff/answers?state=never`);
  },
  async "staff-edit"(page, url) {
    await page.goto(`${url}/staff/answers/newsletter/edit`);
  },
  async "staff-mistake"(page) {
    const field = page.getByLabel("The answer’s file");
    await field.fill((await field.inputValue()).replace("source: page", "source: pge"));
    await page.getByRole("button", { name: "Check it" }).click();
    await page.getByText("This cannot go live yet").waitFor();
  },
  async "staff-dated"(page, url) {
    await page.goto(`${url}/staff/answers/full-inspection?on=2027-06-01#preview`);
  },
  async "staff-new"(page, url) {
    await page.goto(`${url}/staff/answers/new?question=How%20do%20I%20see%20an%20educational%20psychologist%3F`);
  },
  async "staff-review"(page, url) {
    await page.goto(`${url}/staff/gaps/add?entry=children-have-a-say&phrasing=x`);
    await page.getByLabel("How people ask it").fill(newPhrasings);
    await page.getByRole("button", { name: "Check it" }).click();
    await page.getByText("What changes in the answers").waitFor();
  },
  async "staff-impact"(page) {
    const heading = `[...document.querySelectorAll("h2")].find(({ textContent }) => textContent === "What changes in the answers")`;
    await page.evaluate(`${heading}.scrollIntoView()`);
  },
  async "staff-try"(page) {
    await page.getByLabel("A question, as a visitor would type it").fill("can my teenage son have his say");
    // In the same tab, whose picture is taken.
    await page.evaluate(`document.querySelector("form[target]").removeAttribute("target")`);
    await page.getByRole("button", { name: "Try it beside" }).click();
    await page.getByRole("heading", { name: "With your change" }).waitFor();
    await page.setViewportSize({ width: 1200, height: 1000 });
  },
};

async function signIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport, locale: "en-GB" });
  await page.goto(`${url}/staff`);
  await page.getByLabel("Your name").fill("Edith");
  await page.getByLabel("Password").fill(staffPassword);
  await page.getByLabel("Password").press("Enter");
  await page.getByText("Signed in as Edith").waitFor();
  return page;
}

async function run(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), "send-assistant-screenshots-"));
  const content = copyContent();
  content.commit();
  await fillBusyWeeks(data, new Date());
  const settings = { ...content.settings, DATA_DIR: data, STAFF_PASSWORD: staffPassword };
  const [server, browser] = await Promise.all([startServer(settings), openBrowser()]);
  try {
    const page = await signIn(browser, server.url);
    for (const [name, show] of Object.entries(shots)) {
      await show(page, server.url);
      await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
    }
  } finally {
    await browser.close();
    await server.stop();
    content.remove();
    rmSync(data, { recursive: true, force: true });
  }
}

void run();
