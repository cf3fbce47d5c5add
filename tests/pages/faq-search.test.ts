import type { Browser } from "playwright-core";
import { type RunningServer, startServer } from "../support/start-server.js";
import { openBrowser, openPage } from "../web-chat/open-page.js";
import { open } from "./form-posts.js";

let server: RunningServer;
let faq: string;
const searchFor = (words: string): string => `${faq}?q=${encodeURIComponent(words)}`;

beforeAll(async () => {
  server = await startServer();
  faq = `${server.url}/faq`;
});
afterAll(() => server?.stop());

describe("the search of all answers without a script", () => {
  it("shows the answer that the chat gives, with its source, and further ones", async () => {
    const page = await open(searchFor("wen is the full inspektion"));
    expect(page.status).toBe(200);
    expect(page.title).toMatch(/^Search results: \d found – SEND assistant$/);
    expect(page.headings).toEqual([
      "1 Search results",
      "2 When is the next full inspection?",
      "2 Other answers that may help",
    ]);
    expect(page.words).toContain("expected in Spring 2027");
    expect(page.words).toMatch(/checked on 23 November 2026/);
    expect(page.words).toMatch(/[2-7] answers for “wen is the full inspektion”/);
    expect(page.html).toContain('<a href="/faq/monitoring-inspection">');
  });

  it("shows where to get help, and nothing beside it, when the words tell of danger", async () => {
    const page = await open(searchFor("I want to kill myself"));
    expect(page.title).toBe("Where to get help – SEND assistant");
    expect(page.html).toContain('href="tel:116123"');
    expect(page.words).toContain("Leave this page quickly");
    expect(page.headings).toEqual(["1 Search results"]);
  });

  it("is honest when it knows nothing, and names who can help", async () => {
    const page = await open(searchFor("is there a zeppelin for children"));
    expect(page.words).toContain("No answer found for “is there a zeppelin for children”");
    expect(page.words).toContain("I'm sorry, I do not know the answer to that.");
    expect(page.html).toContain('href="https://worcspcf.org"');
    expect(page.html).toContain('href="tel:+441905768153"');
  });

  it("keeps what was typed out of the page's code, titles, caches, search engines and the log", async () => {
    const page = await open(searchFor(`"><script>alert("zebrafish")</script>`));
    expect(page.html).not.toContain("<script>alert");
    expect(page.title).not.toContain("zebrafish");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.html).toContain('<meta name="robots" content="noindex"/>');
    expect(page.html).not.toContain("canonical");
    expect(server.log()).not.toContain("zebrafish");
  });

  it("takes odd queries in its stride", async () => {
    expect((await open(`${faq}?q=`)).title).toBe("All answers – SEND assistant");
    expect((await open(`${faq}?q=%20`)).title).toBe("All answers – SEND assistant");
    expect((await open(`${faq}?q=newsletter&q=plans`)).words).toContain("“newsletter”");
    expect((await open(`${faq}?q[]=newsletter`)).title).toBe("All answers – SEND assistant");
    expect((await open(searchFor("long ".repeat(1000)))).words).toContain("That is a long message");
  });

  it("goes on in easier words where they are wished for", async () => {
    const page = await open(`${searchFor("full inspection")}&easy=1`);
    expect(page.words).toContain("The big inspection is expected");
    expect(page.html).toContain('<a href="/faq/monitoring-inspection?easy=1">');
    expect(page.html).toContain('<input type="hidden" name="easy" value="1"/>');
  });
});

describe("the search of all answers with its script", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  const withPage = async (act: (opened: Awaited<ReturnType<typeof openPage>>) => Promise<void>): Promise<void> => {
    const opened = await openPage(browser, faq);
    await act(opened);
    expect(opened.faults).toEqual([]);
    await opened.close();
  };

  it("shows the server's results while one types, tells their number, and never moves the focus", () =>
    withPage(async ({ page, requests }) => {
      await page.getByLabel("Search the answers").pressSequentially("newslet");
      await page
        .getByRole("status")
        .getByText(/answers for “newslet”/)
        .waitFor();
      expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
        "How do I get the newsletter?",
        "Other answers that may help",
      ]);
      expect(await page.locator("#all").isVisible()).toBe(false);
      expect(await page.evaluate("document.activeElement.id")).toBe("q");
      expect(page.url()).toBe(faq);
      // One pause, one request: the words are not sent letter by letter.
      expect(requests.filter((url) => url.includes("q=")).length).toBeLessThan(4);
    }));

  it("searches at once on Enter and on its button, and shows all answers again when the field is emptied", () =>
    withPage(async ({ page }) => {
      const field = page.getByLabel("Search the answers");
      await field.fill("is there a zeppelin for children");
      await field.press("Enter");
      await page.getByRole("status").getByText("No answer found").waitFor();
      expect(await page.evaluate("document.activeElement.id")).toBe("q");
      await field.fill("");
      await page.getByRole("status").getByText("All answers are shown.").waitFor();
      expect(await page.locator("#all").isVisible()).toBe(true);
      expect(await page.locator("#results").textContent()).toBe("");
    }));

  it("shows where to get help while one types", () =>
    withPage(async ({ page }) => {
      await page.getByLabel("Search the answers").fill("I want to kill myself");
      await page.getByRole("status").getByText("Here is where to get help.").waitFor();
      expect(await page.getByRole("link", { name: "116 123" }).isVisible()).toBe(true);
    }));

  it("takes the words of someone in danger out of the address", async () => {
    const opened = await openPage(browser, searchFor("I want to kill myself"));
    await opened.page.waitForURL(faq);
    expect(await opened.page.getByRole("link", { name: "116 123" }).isVisible()).toBe(true);
    await opened.close();
  });

  it("says so when the server does not answer, and keeps the words", () =>
    withPage(async ({ page, faults }) => {
      await page.route("**/faq?q=*", (route) => route.abort());
      await page.getByLabel("Search the answers").fill("plans");
      await page.getByRole("status").getByText("The search does not answer just now.").waitFor();
      expect(await page.getByLabel("Search the answers").inputValue()).toBe("plans");
      await page.unroute("**/faq?q=*");
      await page.getByRole("button", { name: "Search" }).click();
      await page
        .getByRole("status")
        .getByText(/answers? for “plans”/)
        .waitFor();
      Object.assign(faults, { length: 0 });
    }));
});
