import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const quiet = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A real Chromium without traffic of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: quiet });
}

/** A page in a browser of its own, with what it asked for, what went wrong in it and what its announcer said. */
export interface OpenedPage {
  readonly page: Page;
  /** Every address that the page asked for, WebSockets too, in order. */
  readonly requests: readonly string[];
  /** Errors of scripts and of the content security policy. */
  readonly faults: readonly string[];
  /** What a screen reader has been told politely since the page was loaded, in order, once it is at least so much. */
  hear(count: number): Promise<string[]>;
  close(): Promise<void>;
}

/** Runs in the page: writes down each new announcement. Everything that is added to the log is looked at, as a screen reader does. */
const listen = `
  const heard = [];
  const waiting = new Set();
  window.hear = (count) => new Promise((resolve) => {
    const look = () => {
      if (heard.length < count) return;
      waiting.delete(look);
      resolve(heard);
    };
    waiting.add(look);
    look();
  });
  const follow = () => {
    const log = document.querySelector("faq-assistant")?.shadowRoot?.querySelector("[role=log]");
    if (!log) return;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node.textContent) heard.push(node.textContent);
      for (const look of waiting) look();
    }).observe(log, { childList: true, subtree: true });
  };
  document.addEventListener("DOMContentLoaded", follow);
`;

/** Opens the address; `before` is a script that runs in the page before its own. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions & { readonly before?: string } = {},
): Promise<OpenedPage> {
  const { before = "", ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...contextOptions });
  const page = await context.newPage();
  const requests: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("websocket", (socket) => requests.push(socket.url()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => (message.type() === "error" ? faults.push(message.text()) : undefined));
  await page.addInitScript(listen + before);
  await page.goto(url);
  const hear = (count: number): Promise<string[]> => page.evaluate<string[]>(`window.hear(${count})`);
  return { page, requests, faults, hear, close: () => context.close() };
}

/** Opens the chat by keyboard, as its launcher is reached. */
export async function openChatByKeyboard(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ask about SEND, chat closed" }).press("Enter");
  await page.getByText("Hello. I answer questions").first().waitFor();
}

/** Types the question and sends it with Enter. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("Your question").fill(question);
  await page.getByLabel("Your question").press("Enter");
}

/** Waits until the expression is true in the page, looked at before each painting. */
export function until(page: Page, expression: string): Promise<void> {
  return page.evaluate<void>(
    `new Promise((resolve) => { const look = () => (${expression}) ? resolve() : requestAnimationFrame(look); look(); })`,
  );
}
