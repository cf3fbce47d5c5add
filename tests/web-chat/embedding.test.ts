import { once } from "node:events";
import { createServer } from "node:http";
import type { Browser } from "playwright-core";
import { type RunningServer, startServer } from "../support/start-server.js";
import { ask, openBrowser, openPage } from "./open-page.js";

jest.setTimeout(60_000);

/** A site of the council's own, which serves one page under the strictest policy that the widget is promised to work with. */
interface CouncilSite {
  readonly url: string;
  show(body: string, assistant: string): void;
  stop(): void;
}

async function startCouncilSite(): Promise<CouncilSite> {
  let html = "";
  let policy = "";
  const site = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end(html);
  });
  await once(site.listen(0, "localhost"), "listening");
  const address = site.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    show(body, assistant) {
      policy = `default-src 'none'; script-src ${assistant}; connect-src ${assistant} ${assistant.replace("http", "ws")}; style-src 'self'; img-src 'self'`;
      html = `<!DOCTYPE html><html lang="en"><title>Council</title><main><h1>Council</h1>${body}</main></html>`;
    },
    stop: () => void site.close(),
  };
}

describe("the widget in a page of another site", () => {
  let council: CouncilSite;
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    council = await startCouncilSite();
    [server, browser] = await Promise.all([startServer({ ALLOWED_ORIGINS: council.url }), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    council?.stop();
  });

  it("works inline as a region that starts when asked to, with whole links to its own server", async () => {
    council.show(
      `<faq-assistant label="Questions about SEND"></faq-assistant><script src="${server.url}/assets/assistant.js"></script>`,
      server.url,
    );
    const { page, faults, close } = await openPage(browser, council.url);
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
    const script = `<script src="${server.url}/assets/assistant.js" defer data-label="SEND help" data-exit-url="https://www.google.co.uk"></script>`;
    council.show(script, server.url);
    const { page, close } = await openPage(browser, council.url);
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

  it("leads to the chat page where the server does not allow the site", async () => {
    const other = await startServer();
    council.show(`<script src="${other.url}/assets/assistant.js" defer></script>`, other.url);
    const { page, close } = await openPage(browser, council.url);
    await page.getByRole("button", { name: "Ask about SEND, chat closed" }).press("Enter");
    await page.getByRole("alert").getByText("The assistant cannot be reached just now.").waitFor();
    expect(await page.getByRole("link", { name: "Ask on the chat page" }).getAttribute("href")).toBe(
      `${other.url}/chat`,
    );
    await close();
    await other.stop();
  });
});
