import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type RunningServer, startServer } from "../support/start-server.js";
import { openBrowser } from "../web-chat/open-page.js";

// Microsoft's Agents Playground, a client that nobody here wrote, speaks with the built server: `npm run test:playground`. Opt-in, since it
// installs its package first, listens on every interface and is undocumented inside.

const folder = __dirname;
const screenshots = path.join(folder, "..", "..", "docs", "screenshots");
const address = "http://127.0.0.1:56150/";
const patience = { timeout: 15_000 };

let server: RunningServer;
let browser: Browser;
let page: Page;
let stopPlayground = async (): Promise<void> => undefined;

before(async () => {
  if (spawnSync("npm", ["ci", "--silent"], { cwd: folder, stdio: "inherit" }).status !== 0)
    throw new Error("the Playground cannot be installed");
  server = await startServer({ EMULATOR: "on" });
  stopPlayground = await startPlayground(`${server.url}/api/messages`);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  await page.route(
    ({ hostname }) => hostname !== "127.0.0.1" && hostname !== "localhost",
    (route) => route.abort(),
  );
  await page.goto(address);
});

after(async () => {
  await browser?.close();
  await stopPlayground();
  await server?.stop();
});

/** Starts the Playground and waits until it listens; gives how to stop it. */
async function startPlayground(endpoint: string): Promise<() => Promise<void>> {
  const command = path.join(folder, "node_modules", ".bin", "agentsplayground");
  const options = [
    "start",
    "-e",
    endpoint,
    "-c",
    "msteams",
    "-p",
    "56150",
    "--conversation-id",
    "C",
    "--disable-telemetry",
  ];
  const child = spawn(process.execPath, [command, ...options], {
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: "none" },
  });
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text) => {
      said.push(String(text));
      if (/Listening/.test(said.join(""))) resolve();
    });
    child.once("exit", (code) => reject(new Error(`the Playground ended with ${code}: ${said.join("")}`)));
  });
  return async () => {
    const gone = once(child, "exit");
    child.kill();
    await gone;
  };
}

async function say(text: string): Promise<void> {
  await page.locator("[contenteditable=true]").first().click();
  await page.keyboard.type(text);
  await page.getByRole("button", { name: "Send Message" }).click();
}

async function keep(name: string): Promise<void> {
  await page.screenshot({
    path: path.join(screenshots, `teams-${name}.png`),
    clip: { x: 0, y: 60, width: 690, height: 780 },
  });
}

/** The button of the newest card that has one of this name. */
function button(name: string) {
  return page.getByRole("button", { name, exact: true }).last();
}

test("the conversation begins with one welcome", async () => {
  await page.getByText("Ask in your own words, or choose a question.").waitFor(patience);
  if ((await page.getByText("Ask in your own words, or choose a question.").count()) !== 1)
    throw new Error("the welcome is not there once");
});

test("a question is answered with a card", async () => {
  await say("when are the next inspections?");
  await page.getByText("Was this helpful?").waitFor(patience);
  await page.getByText("checked 23 November 2026").waitFor(patience);
  await keep("answer");
});

test("easy read and the text for a parent are shown without asking the bot", async () => {
  await button("Easy read").click();
  await button("Usual words").waitFor(patience);
  await button("Copy for a parent").click();
  await page.getByLabel("Select all of this text and copy it").waitFor(patience);
  await keep("easy-read-and-copy");
});

test("a related question takes the card's place, and so does the way back", async () => {
  await button("When is the next full inspection?").click();
  await button("Back to: When are the next inspections?").waitFor(patience);
  await keep("updated-in-place");
  await button("Back to: When are the next inspections?").click();
  await button("When is the next full inspection?").waitFor(patience);
});

test("feedback is thanked for on the card", async () => {
  await button("Yes").click();
  await page.getByText("Thank you for telling me.").waitFor(patience);
  await page.getByText("Was this helpful?").waitFor({ state: "detached", ...patience });
});

test("danger is answered with numbers to call", async () => {
  await say("I want to kill myself");
  await page.getByText("Call 999", { exact: true }).last().waitFor(patience);
  await keep("crisis");
});

test("the message extension finds an answer and inserts it as a card", async () => {
  await page.getByRole("button", { name: "Trigger Message Extension App" }).click();
  await page.getByText("Search Command").click();
  await page.getByPlaceholder("Enter a search term").fill("newsletter");
  await page.keyboard.press("Enter");
  const found = page.getByText("How do I get the newsletter?", { exact: true });
  await found.first().waitFor(patience);
  await page.screenshot({
    path: path.join(screenshots, "teams-message-extension.png"),
    clip: { x: 390, y: 330, width: 330, height: 510 },
  });
  const dated = page.getByText("checked 23 November 2026");
  const before = await dated.count();
  await found.first().click();
  await page.getByRole("button", { name: "Send Message" }).click();
  await dated.nth(before).waitFor(patience);
});
