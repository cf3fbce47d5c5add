import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { newVisitor, type Visited, type Visitor } from "../support/browser-like.js";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { type RunningProvider, startOpenIdProvider } from "../support/start-openid-provider.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { openBrowser } from "../web-chat/open-page.js";

let provider: RunningProvider;
let server: RunningServer;
let content: OwnContent;
let folder: string;
let browser: Browser | undefined;
let settings: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "send-assistant-recheck-"));
  content = copyContent();
  provider = await startOpenIdProvider();
  const clock = {
    NODE_OPTIONS: `--import ${path.join(__dirname, "../support/shifted-clock.mjs")}`,
    CLOCK_FILE: `${folder}/clock`,
  };
  settings = { ...provider.settings, ...content.settings, ...clock, DATA_DIR: path.join(folder, "data") };
  letPass(0);
  server = await startServer(settings);
});
afterEach(async () => {
  await browser?.close();
  browser = undefined;
  await server?.stop();
  await provider?.stop();
  content?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Sets the server's clock so many minutes ahead. */
function letPass(minutes: number): void {
  writeFileSync(path.join(folder, "clock"), String(minutes * 60 * 1000));
}

async function signIn(login: string): Promise<Visitor> {
  const visitor = newVisitor();
  const { location = "" } = await visitor.get(`${server.url}/staff/sign-in/start`);
  await visitor.get(await provider.signIn(visitor, location, login));
  return visitor;
}

/** Goes on from a page that checks the sign-in, to the provider and back, as a browser does by itself. */
async function goOn(visitor: Visitor, { html, words }: Visited): Promise<Visited> {
  expect(words).toContain("Checking your sign-in");
  const next = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(html)?.[1] ?? "";
  const { location = "" } = await visitor.get(server.url + next.replaceAll("&amp;", "&"));
  const { location: back = "" } = await visitor.get(location);
  expect(back).toContain("/staff/sign-in/return");
  return visitor.get(back);
}

function open(visitor: Visitor, at = "/staff"): Promise<Visited> {
  return visitor.get(server.url + at);
}

function audit(): Record<string, unknown>[] {
  const text = readFileSync(path.join(folder, "data", "staff-audit.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Somebody else with a copy of the visitor's cookie. */
function thief(visitor: Visitor): Visitor {
  const other = newVisitor();
  const [, session] = /staff-session=([^;]+)/.exec(visitor.cookiesFor(`${server.url}/staff`)) ?? [];
  other.setCookie(server.url, "staff-session", session);
  return other;
}

describe("a sign-in at a provider", () => {
  it("is checked again after fifteen minutes, without anything being asked, and pages that are open go on working", async () => {
    const edith = await signIn("edith");
    const before = await open(edith, "/staff/gaps");
    letPass(14);
    expect((await open(edith, "/staff/gaps")).words).toContain("Gaps");
    letPass(16);
    const back = await goOn(edith, await open(edith, "/staff/gaps?a=1"));
    expect([back.location, audit().at(-1)]).toEqual([
      `${server.url}/staff/gaps?a=1`,
      expect.objectContaining({ did: "signed in" }),
    ]);
    const after = await open(edith, "/staff/gaps");
    expect([after.words.slice(0, 4), after.field("token")]).toEqual(["Gaps", before.field("token")]);
    expect(audit()).toMatchObject([{ did: "signed in" }]);
  });

  it("is over, and no copy of its cookie works, once the role has been taken away", async () => {
    const edith = await signIn("edith");
    const copy = thief(edith);
    await provider.giveRole("edith", "");
    letPass(16);
    const refused = await goOn(edith, await open(edith));
    expect([refused.status, refused.words]).toEqual([403, expect.stringContaining("nobody has given you a role here")]);
    expect((await open(copy)).location).toContain("/staff/sign-in?back=");
    expect(audit().at(-1)).toMatchObject({ did: "was refused", what: ["no role"] });
  });

  it("has the other role from the next check on", async () => {
    const edith = await signIn("edith");
    await provider.giveRole("edith", "Answers.View");
    letPass(16);
    await goOn(edith, await open(edith));
    expect((await open(edith)).html).toContain("Signed in as Edith Oakhollow (viewer).");
    expect(audit().at(-1)).toMatchObject({ did: "signed in", what: ["viewer"] });
  });

  it("is of no use to who stole its cookie and is not known to the provider", async () => {
    const copy = thief(await signIn("edith"));
    expect((await open(copy)).status).toBe(200);
    letPass(16);
    const led = await goOn(copy, await open(copy));
    expect(led.location).toBe(`${server.url}/staff/sign-in?back=%2Fstaff`);
    expect((await open(copy)).location).toContain("/staff/sign-in");
    expect(audit().at(-1)).toMatchObject({ did: "was refused", what: ["login_required"] });
  });

  it("takes a form for an hour, and gives back what was typed later", async () => {
    const edith = await signIn("edith");
    const edit = `${server.url}/staff/answers/apology/edit`;
    const form = await edith.get(edit);
    const fields = { token: form.field("token"), base: form.field("base"), text: "an hour's <work>", go: "edit" };
    letPass(59);
    expect((await edith.post(edit, fields)).status).toBe(200);
    letPass(61);
    const late = await edith.post(edit, fields);
    expect([late.status, late.words]).toEqual([403, expect.stringContaining("has to be checked again")]);
    expect(late.html).toMatch(/<textarea id="typed"[^>]*>an hour's &lt;work>/);
  });

  it("serves a script's requests for an hour, which cannot go to the provider", async () => {
    const edith = await signIn("edith");
    const byScript = () => edith.get(`${server.url}/staff/answers.csv`, { accept: "*/*" });
    letPass(59);
    expect((await byScript()).html).toMatch(/^entry,kind,/);
    letPass(61);
    expect((await byScript()).status).toBe(403);
  });

  it("is not lost when two pages are checked at the same time", async () => {
    const edith = await signIn("edith");
    letPass(16);
    const begun = await Promise.all(
      ["/staff", "/staff/gaps"].map((back) => open(edith, `/staff/sign-in/again?back=${encodeURIComponent(back)}`)),
    );
    const returned: string[] = [];
    for (const { location = "" } of begun) returned.push((await edith.get(location)).location ?? "");
    for (const address of returned) expect((await edith.get(address)).status).toBe(303);
    await goOn(edith, await open(edith));
    expect((await open(edith)).html).toContain("Signed in as Edith Oakhollow (editor).");
    expect(audit().filter(({ did }) => did === "signed in")).toHaveLength(1);
  });

  it("is checked in a real browser too where a form led to the page, past the content security policy", async () => {
    browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(`${server.url}/staff/answers/apology/edit`);
    await page.getByRole("link", { name: "Sign in with your work account" }).click();
    await page.locator("input[name=login]").fill("edith");
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.locator("button[type=submit]").click();
    const field = page.getByLabel("The answer’s file");
    await field.fill(`${await field.inputValue()}\nOne more line.\n`);
    await page.getByRole("button", { name: "Check it" }).click();
    letPass(16);
    await page.getByRole("button", { name: "Put it live" }).click();
    await page.getByText("The change is live").waitFor();
    expect(content.read("knowledge/joint-statement/apology.md")).toContain("One more line.");
  });
});

describe("signing out", () => {
  it("ends the session for every copy of its cookie, through a restart too", async () => {
    const edith = await signIn("edith");
    const copy = thief(edith);
    const { field } = await open(edith);
    await edith.post(`${server.url}/staff/sign-out`, { token: field("token") });
    expect((await open(copy)).status).toBe(303);
    const cookie = copy.cookiesFor(`${server.url}/staff`);
    await server.stop();
    server = await startServer(settings);
    expect((await newVisitor().get(`${server.url}/staff`, { cookie })).status).toBe(303);
    const again = await signIn("edith");
    expect((await open(again)).status).toBe(200);
  });
});
