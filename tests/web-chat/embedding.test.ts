import type { Browser, Page } from "playwright-core";
import { type RunningServer, startServer } from "../support/start-server.js";
import { ask, openBrowser, openPage } from "./open-page.js";

jest.setTimeout(60_000);

const council = "http://council.test";

/** Serves a page of the council's own, under the strictest policy that the widget is promised to work with. */
async function embed(page: Page, body: string, server: string): Promise<void> {
  const policy = `default-src 'none'; script-src ${server}; connect-src ${server} ${server.replace("http", "ws")}; style-src 'self'`;
  const html = `<!DOCTYPE html><html lang="en"><title>Council</title><main><h1>Council</h1>${body}</main></html>`;
  await page.route(`${council}/**`, (route) =>
    route.fulfill({ contentType: "text/html", headers: { "content-security-policy": policy }, body: html }),
  );
  await page.goto(council);
}

describe("the widget in a page of another site", () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ ALLOWED_ORIGINS: council }), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("works inline as a region that starts when asked to, with whole links to its own server", async () => {
    const { page, faults, close } = await openPage(browser, "about:blank");
    await embed(
      page,
      `<faq-assistant label="Questions about SEND"></faq-assistant><script src="${server.url}/assets/assistant.js"></script>`,
      server.url,
    );
    const region = page.getByRole("region", { name: "Questions about SEND" });
    await region.getByRole("button", { name: "Start the chat" }).press("Enter");
    await page.getByText("You could ask").waitFor();
    await ask(page, "When is the next full inspection?");
    await page.getByText("Spring 2027").first().waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.getByRole("button", { name: "Menu" }).press("Enter");
    expect(await page.getByRole("link", { name: "Privacy" }).getAttribute("href")).toBe(`${server.url}/privacy`);
    expect(faults.filter((fault) => !fault.includes("favicon"))).toEqual([]);
    await close();
  });

  it("adds its launcher by the script alone, with the label and the exit that the page names", async () => {
    const { page, close } = await openPage(browser, "about:blank");
    const script = `<script src="${server.url}/assets/assistant.js" defer data-label="SEND help" data-exit-url="https://www.google.co.uk"></script>`;
    await embed(page, script, server.url);
    const launcher = page.getByRole("button", { name: "SEND help, chat closed" });
    expect(await launcher.getAttribute("href")).toBe(`${server.url}/chat`);
    await launcher.press(" ");
    await page.getByText("You could ask").waitFor();
    await ask(page, "I want to kill myself");
    const exit = page.getByRole("link", { name: "Leave this page quickly" });
    await exit.waitFor();
    expect(await exit.getAttribute("href")).toBe("https://www.google.co.uk");
    await close();
  });

  it("says so where the server does not allow the site", async () => {
    const { page, close } = await openPage(browser, "about:blank");
    const other = await startServer();
    await embed(page, `<script src="${other.url}/assets/assistant.js" defer></script>`, other.url);
    await page.getByRole("button", { name: "Ask about SEND, chat closed" }).press("Enter");
    await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
    await close();
    await other.stop();
  });
});
