import { execFileSync } from "node:child_process";
import path from "node:path";
import { freePort } from "../support/ports.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { open, post } from "./form-posts.js";

/** Renders the page for a refusal with this status in a process of its own, which loads Preact as the server does. */
function refusalPage(status: number, message: string): string {
  const built = (file: string): string => JSON.stringify(path.join(__dirname, "..", "..", "dist", file));
  const script = `
    const { renderRefusalPage } = require(${built("pages/refusal-page.js")});
    const { Refusal } = require(${built("protocol/refusal.js")});
    const links = new Map([["sendiass-phone", { name: "sendiass-phone", title: "SENDIASS by phone", url: "tel:+441905768153" }]]);
    process.stdout.write(renderRefusalPage(new Refusal(${status}, "Code", ${JSON.stringify(message)}), { links }));
  `;
  return execFileSync(process.execPath, ["-e", script], { encoding: "utf8" });
}

describe("the page in place of a page", () => {
  it.each([
    [400, "This request was not understood", "The web address may have a mistake in it."],
    [403, "You cannot open this page", "the message"],
    [404, "Page not found", "If you typed the web address, check it is correct."],
    [429, "Please wait a minute", "the message"],
    [500, "Sorry, there is a problem with the service", "Please try again in a few minutes."],
  ])("says in words what a %p means, and offers ways on", (status, heading, words) => {
    const html = refusalPage(status, "the message");
    expect(html).toContain(`<title>${heading} – SEND assistant</title>`);
    expect(html).toContain(`<h1>${heading}</h1>`);
    expect(html).toContain(words);
    expect(html).toContain('<a href="/chat">ask a question</a>');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html.includes("01905 768153")).toBe(status === 500);
  });
});

describe("a server that allows one message a minute", () => {
  let server: RunningServer;
  let url: string;
  beforeAll(async () => {
    // The server tells its public address where it has one, so its port is chosen beforehand.
    const port = await freePort();
    server = await startServer({ RATE_LIMIT: "1", PUBLIC_URL: "https://assistant.example/", PORT: String(port) });
    url = `http://127.0.0.1:${port}`;
  });
  afterAll(() => server?.stop());

  it("shows a browser an address that is no address as a page, a program as JSON", async () => {
    const page = await open(`${url}/faq/%E0%A4%A`);
    expect([page.status, page.headings]).toEqual([400, ["1 This request was not understood"]]);
    const response = await fetch(`${url}/faq/%E0%A4%A`);
    expect(response.headers.get("content-type")).toContain("application/json");
  });

  it("answers under the API in JSON, whatever is asked for", async () => {
    for (const at of ["/api/nothing", "/v3/directline/nothing"]) {
      const { headers, status } = await open(url + at);
      expect([at, status, headers.get("content-type")]).toEqual([at, 404, "application/json; charset=utf-8"]);
    }
  });

  it("says on the chat page that too much came at once, keeps the question, and says when to come back", async () => {
    const { token } = await open(`${url}/chat`);
    const first = await post(`${url}/chat`, { token, text: "hello" });
    const page = await post(`${url}/chat`, { token: first.token, text: "what did <they> find" });
    expect([page.status, page.typed]).toEqual([429, "what did <they> find"]);
    expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
    const api = await fetch(`${url}/chat`, { method: "POST", body: new URLSearchParams({ text: "x" }) });
    expect((await api.json()).error.code).toBe("TooMany");
  });

  it("says on the search page that too much came at once, and keeps what was typed", async () => {
    const search = `${url}/faq?q=newsletter`;
    for (let left = 4; left > 0; left--) expect((await open(search)).status).toBe(200);
    const page = await open(search);
    expect(page.status).toBe(429);
    expect(page.title).toBe("Error: the search was not made – SEND assistant");
    expect(page.words).toContain("Please wait a minute and try again.");
    expect(page.html).toMatch(/<input type="search"[^>]* value="newsletter"/);
    expect((await open(`${url}/faq`)).status).toBe(200);
  });

  it("names its public address to search engines", async () => {
    for (const at of ["/faq", "/faq/full-inspection", "/chat", "/privacy", "/accessibility"])
      expect((await open(url + at)).html).toContain(`<link rel="canonical" href="https://assistant.example${at}"/>`);
    expect((await open(`${url}/faq?easy=1`)).html).toContain(
      '<link rel="canonical" href="https://assistant.example/faq"/>',
    );
    expect((await open(`${url}/sitemap.xml`)).html).toContain(
      "<loc>https://assistant.example/faq/full-inspection</loc>",
    );
    expect((await open(`${url}/robots.txt`)).html).toContain("Sitemap: https://assistant.example/sitemap.xml\n");
  });
});
