import type { Browser, Page } from "playwright-core";
import { openChat } from "../support/direct-line-calls.js";
import { type GitHost, hostContent } from "../support/git-host.js";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { type StaffVisitor, signInAt, signInByPassword, staffPassword } from "../support/staff-visitor.js";
import { startOpenIdProvider } from "../support/start-openid-provider.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { openBrowser, openPage } from "../web-chat/open-page.js";

jest.setTimeout(180_000);

const file = "knowledge/what-happens-next/full-inspection.md";
const entry = "/staff/cms#/collections/answers/entries/what-happens-next/full-inspection";

let content: OwnContent;
let host: GitHost;
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  content = copyContent();
  host = hostContent(content);
  const settings = { STAFF_PASSWORD: staffPassword, CONTENT_GIT_REMOTE: host.path };
  server = await startServer({ ...content.settings, ...settings });
});
afterEach(async () => {
  await server?.stop();
  host?.remove();
  content?.remove();
});

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("Your name").fill("Edith");
  await page.getByLabel("Password").fill(staffPassword);
  await page.getByLabel("Password").press("Enter");
  await page.getByText("Signed in as Edith").waitFor();
}

/** Opens the answer in the CMS, writes a line before its text, and saves it. */
async function changeTheAnswer(page: Page, line: string): Promise<void> {
  await page.goto(server.url + entry);
  const body = page.getByLabel("The answer", { exact: true });
  await body.fill(`${line}\n\n${await body.inputValue()}`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Entry saved").waitFor();
}

/** Moves the draft on and publishes it, as the CMS' menus have it. */
async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Status/ }).click();
  await page.getByRole("menuitem", { name: "Ready" }).click();
  await page.getByRole("button", { name: "Status: Ready" }).waitFor();
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("button", { name: "Publish" }).first().click();
  await page.getByRole("menuitem", { name: "Publish now" }).click();
}

describe("the editor with fields", () => {
  it("changes an answer: a draft first, then live through the check, in git, without an outside request", async () => {
    const opened = await openPage(browser, `${server.url}/staff/answers`);
    const { page, requests, faults } = opened;
    await signIn(page);
    await page.getByRole("link", { name: "Editor with fields" }).click();
    await page.getByText("When is the next full inspection?").first().waitFor();
    await changeTheAnswer(page, "Our balloon will tell you more.");
    expect(content.read(file)).not.toContain("balloon");
    const staff = await signInByPassword(server.url);
    expect((await staff.open("/staff/drafts")).words).toContain("When is the next full inspection? Edith");
    await publish(page);
    await page.getByText("Entry published").waitFor();
    const before = host.git("show", `main~1:${file}`);
    expect(content.read(file)).toBe(before.replace(/\n---\n\n?/, "\n---\nOur balloon will tell you more.\n\n"));
    expect(host.git("log", "-1", "--format=%an %s", "main")).toBe("Edith Change: When is the next full inspection?\n");
    const chat = await openChat(server.url);
    expect((await chat.ask("When is the next full inspection?"))[0]?.text).toContain("Our balloon");
    expect((await staff.open("/staff/edits?answer=full-inspection")).words).toContain("Edith put an answer live");
    expect(requests.filter((url) => !url.startsWith(server.url) && !url.startsWith("blob:"))).toEqual([]);
    expect(faults.filter((fault) => !/status of 404/.test(fault))).toEqual([]);
    await opened.close();
  });

  it("cannot publish what does not pass the check, and says why", async () => {
    const opened = await openPage(browser, `${server.url}/staff/answers`);
    const { page } = opened;
    await signIn(page);
    await changeTheAnswer(page, "[A link](no-such-link) that leads nowhere.");
    await publish(page);
    await page.getByText('There is no link named "no-such-link"').first().waitFor();
    expect(content.read(file)).not.toContain("no-such-link");
    const staff = await signInByPassword(server.url);
    expect((await staff.open("/staff/drafts")).words).toContain("When is the next full inspection? Edith");
    await opened.close();
  });
});

interface Sent {
  readonly status: number;
  readonly json: unknown;
}

/** Calls the CMS' interface as its page does, or in another way. */
async function call(
  staff: StaffVisitor,
  body: object,
  headers: Record<string, string> = {},
  { url } = server,
): Promise<Sent> {
  const settings: unknown = JSON.parse((await staff.open("/staff/cms/settings")).html);
  const { backend } = settings as { backend: { proxy_url: string } };
  return callAt(staff, url + backend.proxy_url, body, headers);
}

async function callAt(staff: StaffVisitor, url: string, body: object, headers: Record<string, string>): Promise<Sent> {
  const sent = { "content-type": "application/json", cookie: staff.visitor.cookiesFor(url) };
  const response = await fetch(url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { ...sent, "sec-fetch-site": "same-origin", ...headers },
  });
  return { status: response.status, json: await response.json() };
}

describe("the calls of the editor with fields", () => {
  it("reach answers' files alone", async () => {
    const staff = await signInByPassword(server.url);
    for (const path of ["knowledge/site.yaml", "../package.json", "knowledge/../dialogs/welcome.md", "/etc/passwd"]) {
      expect((await call(staff, { action: "getEntry", params: { path } })).status).toBe(404);
      const dataFiles = [{ path, raw: "mine", slug: "x" }];
      const params = { dataFiles, assets: [], options: { useWorkflow: true, status: "draft" } };
      expect((await call(staff, { action: "persistEntry", params })).status).toBe(404);
    }
    const found = await call(staff, { action: "getEntry", params: { path: file } });
    expect(found).toMatchObject({ status: 200, json: { data: content.read(file) } });
  });

  it("never write past the drafts", async () => {
    const staff = await signInByPassword(server.url);
    const dataFiles = [{ path: file, raw: "mine", slug: "x" }];
    const params = { dataFiles, assets: [], options: { useWorkflow: false, status: "draft" } };
    for (const body of [
      { action: "persistEntry", params },
      { action: "deleteFiles", params: { paths: [file] } },
      { action: "persistMedia", params: { asset: { path: file, content: "", encoding: "base64" } } },
      {},
    ])
      expect(await call(staff, body)).toMatchObject({ status: 422, json: { error: expect.any(String) } });
  });

  it("are refused from other sites, without the session's token, and to those who are not signed in", async () => {
    const staff = await signInByPassword(server.url);
    const body = { action: "unpublishedEntries", params: {} };
    expect((await call(staff, body)).status).toBe(200);
    for (const site of ["cross-site", "same-site", "none"])
      expect((await call(staff, body, { "sec-fetch-site": site })).status).toBe(403);
    const same = { "sec-fetch-site": "same-origin" };
    expect((await callAt(staff, `${server.url}/staff/cms/api`, body, same)).status).toBe(403);
    expect((await callAt(staff, `${server.url}/staff/cms/api?token=made-up`, body, same)).status).toBe(403);
    expect((await call(staff, body, { cookie: "" })).status).toBe(403);
  });

  it("and its page are for editors only, and publish nothing where a second person is wanted", async () => {
    const provider = await startOpenIdProvider();
    const settings = { ...content.settings, ...provider.settings, CONTENT_GIT: "off", STAFF_REVIEW: "second-person" };
    const other = await startServer(settings);
    const victor = await signInAt(provider, other.url, "victor");
    const places = ["", "/settings", "/bundle-3.16.3/decap-cms.js"].map((place) => `/staff/cms${place}`);
    const seen = await Promise.all(places.map((place) => victor.open(place)));
    const [edith, edgar] = [await signInAt(provider, other.url, "edith"), await signInAt(provider, other.url, "edgar")];
    const dataFiles = [{ path: file, raw: `${content.read(file)}\nOur balloon.\n`, slug: "x" }];
    const params = { dataFiles, assets: [], options: { useWorkflow: true, status: "draft" } };
    const kept = await call(edith, { action: "persistEntry", params }, {}, other);
    const named = { collection: "answers", slug: "what-happens-next/full-inspection" };
    const published = await call(edgar, { action: "publishUnpublishedEntry", params: named }, {}, other);
    await Promise.all([other.stop(), provider.stop()]);
    expect(seen.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(kept.status).toBe(200);
    expect(published).toMatchObject({ status: 422, json: { error: expect.stringContaining("A second person") } });
    expect(content.read(file)).not.toContain("balloon");
  });

  it("stand alone with their exception to the content security policy", async () => {
    const staff = await signInByPassword(server.url);
    const policyOf = async (path: string): Promise<string> =>
      (await staff.open(path)).headers.get("content-security-policy") ?? "";
    expect(await policyOf("/staff/cms")).toContain("script-src 'self' 'unsafe-eval';");
    for (const path of ["/staff", "/staff/answers", "/staff/drafts", "/staff/edits", "/staff/cms/settings"])
      expect(await policyOf(path)).not.toContain("unsafe");
  });
});
