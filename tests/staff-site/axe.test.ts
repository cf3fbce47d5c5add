import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { openChat } from "../support/direct-line-calls.js";
import { flaws, violations } from "../support/find-flaws.js";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { staffPassword } from "../support/staff-visitor.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { openBrowser } from "../web-chat/open-page.js";

const looks: Record<string, BrowserContextOptions> = {
  "at 1280 pixels": { viewport: { width: 1280, height: 900 } },
  "at 1280 pixels in the dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "at 320 pixels": { viewport: { width: 320, height: 640 } },
  "in forced colours": { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
};
const addresses = [
  "/staff",
  "/staff/try",
  "/staff/try?q=wen+is+the+inspecton",
  "/staff/try?q=hello&on=2027-02-30",
  "/staff/answers",
  "/staff/answers?state=due",
  "/staff/answers/full-inspection",
  "/staff/answers/full-inspection/edit",
  "/staff/answers/new?phrasings=a+balloon",
  "/staff/gaps",
  "/staff/gaps/add?phrasing=a+balloon+for+families&phrasing=balloon&entry=apology",
  "/staff/drafts",
  "/staff/edits",
  "/staff/edits?answer=apology",
  "/staff/nothing",
];

let server: RunningServer;
let browser: Browser;
let content: OwnContent;

beforeAll(async () => {
  content = copyContent();
  const settings = { ...content.settings, STAFF_PASSWORD: staffPassword };
  [server, browser] = await Promise.all([startServer(settings), openBrowser()]);
  const chat = await openChat(server.url);
  const said = [
    "when is the next full inspection",
    "no, that was not helpful",
    "quantum gravity for rabbits",
    "who won the football",
  ];
  for (const text of said) await chat.ask(text);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  content?.remove();
});

async function judge(page: Page, name: string): Promise<void> {
  expect([name, ...(await violations(page)), ...(await page.evaluate<string[]>(flaws))]).toEqual([name]);
}

/** Signs in as an editor would, by keyboard. */
async function signIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/staff`);
  await page.getByLabel("Your name").fill("Edith");
  await page.getByLabel("Password").fill(staffPassword);
  await page.getByLabel("Password").press("Enter");
  await page.getByText("Signed in as Edith").waitFor();
  return page;
}

/** Puts a change live as an editor would: first with a mistake, then right. */
async function changeAnAnswer(page: Page): Promise<void> {
  await page.goto(`${server.url}/staff/answers/apology/edit`);
  const field = page.getByLabel("The answer’s file");
  const text = await field.inputValue();
  await field.fill(`${text}\n[nowhere](no-such-link)\n`);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByText("This cannot go live yet").waitFor();
  await judge(page, "an edit with a mistake");
  await field.fill(`${text}\nOne more line. ${text.length}\n`);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByText("What changes in the answers").waitFor();
  await judge(page, "review");
  await page.getByLabel("A question, as a visitor would type it").fill("has anyone said sorry?");
  const tab = page.context().waitForEvent("page");
  await page.getByRole("button", { name: "Try it beside what is live" }).click();
  await (await tab).getByRole("heading", { name: "With your change" }).waitFor();
  await judge(await tab, "side by side");
  await (await tab).close();
  await page.getByRole("button", { name: "Put it live" }).click();
  await page.getByText("The change is live").waitFor();
  await judge(page, "live");
}

/** Keeps a change as a draft, asks for a review, sends it back without a note and with one, and discards it. */
async function keepADraft(page: Page): Promise<void> {
  await page.goto(`${server.url}/staff/answers/board-members/edit`);
  const field = page.getByLabel("The answer’s file");
  await field.fill(`${await field.inputValue()}\n[nowhere](no-such-link)\n`);
  await page.getByRole("button", { name: "Save it as a draft" }).click();
  await page.getByText("The draft is saved").waitFor();
  await judge(page, "a draft");
  await page.goto(`${server.url}/staff/answers/board-members/edit`);
  await judge(page, "an answer that has a draft");
  await page.goto(`${server.url}/staff/drafts`);
  await judge(page, "drafts");
  await page
    .getByRole("link", { name: /Executive Board/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Send it back" }).click();
  await page.getByText("This was not done").waitFor();
  await judge(page, "a draft without a note");
  await page.getByLabel("What should be changed?").fill("The link");
  await page.getByRole("button", { name: "Send it back" }).click();
  await page.getByText("The draft is sent back").waitFor();
  await judge(page, "a draft that is sent back");
  await page.getByRole("link", { name: "Edit the draft" }).click();
  await judge(page, "editing a draft");
  await page.goBack();
  await page.getByRole("button", { name: "Discard the draft" }).click();
  await page.getByText("The draft is discarded").waitFor();
  await judge(page, "no draft");
}

describe("axe finds nothing wrong with the staff's pages", () => {
  it.each(Object.entries(looks))("%s", async (_name, look) => {
    const context = await browser.newContext({ bypassCSP: true, ...look });
    const first = await context.newPage();
    await first.goto(`${server.url}/staff`);
    await judge(first, "sign-in");
    const page = await signIn(context);
    for (const address of addresses) {
      await page.goto(server.url + address);
      await judge(page, address);
    }
    await changeAnAnswer(page);
    await keepADraft(page);
    await page.goto(`${server.url}/staff/edits`);
    await judge(page, "edits");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "You are signed out" }).waitFor();
    await judge(page, "signed out");
    await context.close();
  });

  it("and they keep to the content security policy", async () => {
    const context = await browser.newContext();
    const page = await signIn(context);
    const faults: string[] = [];
    page.on("console", (message) => (message.type() === "error" ? faults.push(message.text()) : undefined));
    page.on("pageerror", (error) => faults.push(String(error)));
    for (const address of addresses) {
      const response = await page.goto(server.url + address);
      expect(response?.headers()["content-security-policy"]).toContain("default-src 'none'");
    }
    await context.close();
    expect(faults.filter((fault) => !/status of (404|422)/.test(fault))).toEqual([]);
  });
});
