import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { startWebChatSite } from "../tests/peers/web-chat-site.js";
import { type RunningServer, startServer } from "../tests/support/start-server.js";
import { type Site, startSite } from "../tests/support/start-site.js";
import { openBrowser } from "../tests/web-chat/open-page.js";
import { say } from "./measure.js";

const rounds = 5;
const answersARound = 5;
const slowDown = 4;
const patience = { timeout: 60_000 };

/** A chat on a host page, as a visitor meets it. */
interface Contender {
  readonly name: string;
  readonly url: string;
  /** From the loaded page to a field that can be typed in. */
  readonly open: (page: Page) => Promise<void>;
  readonly field: string;
  /** Where answers appear, looked for through shadow roots. */
  readonly answers: string;
}

/** What one visit cost; times in milliseconds at the slowed CPU. */
interface Visit {
  readonly kilobytes: number;
  readonly requests: number;
  readonly scriptMs: number;
  readonly usableMs: number;
  readonly heapMb: number;
  readonly answerMs: number;
  readonly shift: number;
}

/** Measures our widget beside Microsoft's Web Chat, full and minimal, on the same kind of page: visits in turn, medians. */
export async function timeWidget(): Promise<void> {
  if (spawnSync(process.execPath, [path.join(__dirname, "..", "tests", "peers", "fetch-web-chat.mjs")]).status !== 0)
    throw new Error("Web Chat is not there to be compared with");
  const sites = await Promise.all([startWebChatSite("webchat.js"), startWebChatSite("webchat-minimal.js")]);
  const [full, minimal] = sites;
  const own = await startOwnSite();
  const server = await startServer({ ALLOWED_ORIGINS: [own.url, full.url, minimal.url].join(",") });
  own.ask(server);
  for (const site of sites) site.ask(server.url);
  const webChat = { open: usable('[placeholder="Type your message"]'), field: '[placeholder="Type your message"]' };
  const contenders: Contender[] = [
    { name: "ours", url: own.url, open: openOurs, field: "textarea", answers: "faq-assistant" },
    { name: "Web Chat", url: full.url, ...webChat, answers: "#chat" },
    { name: "Web Chat minimal", url: minimal.url, ...webChat, answers: "#chat" },
  ];
  const browser = await openBrowser();
  const visits = new Map<string, Visit[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const contender of contenders) visits.get(contender.name)?.push(await visit(browser, contender));
  await browser.close();
  await server.stop();
  for (const site of [...sites, own]) site.stop();
  report(visits);
}

const usable = (field: string) => (page: Page) => page.locator(field).waitFor(patience);

async function openOurs(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ask about SEND, chat closed" }).press("Enter", patience);
  await page.getByText("Hello. I answer questions").first().waitFor(patience);
}

async function visit(browser: Browser, { url, open, field, answers }: Contender): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 412, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  let bytes = 0;
  let requests = 0;
  session.on("Network.requestWillBeSent", () => {
    requests++;
  });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(watchShift);
  const start = performance.now();
  await page.goto(url);
  await open(page);
  const usableMs = performance.now() - start;
  const { ScriptDuration: scriptSeconds = 0 } = await metricsOf(session);
  const answerMs = median(await timeAnswers(page, field, answers));
  await session.send("HeapProfiler.collectGarbage");
  const { JSHeapUsedSize: heap = 0 } = await metricsOf(session);
  const shift = await page.evaluate<number>("window.shifted");
  await context.close();
  return {
    kilobytes: bytes / 1024,
    requests,
    scriptMs: scriptSeconds * 1000,
    usableMs,
    heapMb: heap / 1e6,
    answerMs,
    shift,
  };
}

/** Runs in the page: adds up what moves in it without the person's doing. */
const watchShift = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
`;

/** From the key press on Enter until the frame with the answer is painted, measured inside the page. */
async function timeAnswers(page: Page, field: string, answers: string): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < answersARound; at++) {
    const question = `When is the next full inspection${"?".repeat(at + 1)}`;
    await page.locator(field).fill(question);
    const timing = page.evaluate<number>(timeNext(answers, "A full inspection is expected in Spring 2027"));
    await page.locator(field).press("Enter");
    times.push(await timing);
  }
  return times;
}

/** Each answer is counted by how often its words stand in the messages that are seen; live regions repeat them, so those are left out. */
const timeNext = (answers: string, words: string): string => `new Promise((resolve) => {
  const host = document.querySelector("${answers}");
  const root = host.shadowRoot ?? host;
  let pressed;
  addEventListener("keydown", (event) => { if (event.key === "Enter") pressed ??= event.timeStamp; }, { capture: true });
  const seen = () => [...root.querySelectorAll("p")].filter((p) => p.textContent.includes("${words}") && p.getClientRects().length > 0 && !p.closest("[role=log].hidden, [aria-live], [class*=live-region]")).length;
  const before = seen();
  const look = () => {
    if (pressed !== undefined && seen() > before) {
      // In a frame that is about to be painted: a message to oneself arrives after that.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - pressed);
      port2.postMessage("painted");
    }
    else requestAnimationFrame(look);
  };
  look();
})`;

async function metricsOf(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function report(visits: ReadonlyMap<string, readonly Visit[]>): void {
  say(`\nThe widget beside Web Chat (medians of ${rounds} visits in turn, CPU slowed ${slowDown} times)`);
  const columns = ["kilobytes", "requests", "scriptMs", "usableMs", "heapMb", "answerMs", "shift"] as const;
  say(["".padEnd(18), ...columns.map((name) => name.padStart(10))].join(""));
  for (const [name, some] of visits) {
    const values = columns.map((column) => median(some.map((one) => one[column])));
    say([name.padEnd(18), ...values.map((value) => value.toFixed(value < 10 ? 2 : 0).padStart(10))].join(""));
  }
}

/** A page with our widget on it, on an origin of its own. */
async function startOwnSite(): Promise<Site & { ask(server: RunningServer): void }> {
  let script = "";
  const site = await startSite((_request, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(
      `<!DOCTYPE html><html lang="en"><title>Council</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
      <main><h1>Council</h1><p>Words of the page.</p></main><script src="${script}" defer></script></html>`,
    ),
  );
  return {
    ...site,
    ask({ url }) {
      script = `${url}/assistant.js`;
    },
  };
}
