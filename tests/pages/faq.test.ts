import type { Snapshot } from "../../src/content/snapshot.js";
import { realSnapshot } from "../support/real-content.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { open } from "./form-posts.js";

let server: RunningServer;
let snapshot: Snapshot;

beforeAll(async () => {
  [server, snapshot] = await Promise.all([startServer(), realSnapshot()]);
});
afterAll(() => server?.stop());

/** The structured data of a page, as a search engine reads it. */
function questionsIn(html: string): string[] {
  const json = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "{}";
  return JSON.parse(json).mainEntity.map(({ name }: { name: string }) => name);
}

describe("the page of all answers", () => {
  it("lists every entry once, below its topic, with a link to its own page", async () => {
    const { status, html, headings } = await open(`${server.url}/faq`);
    const entries = [...snapshot.entries.values()];
    const topics = [...new Set(entries.map(({ topic }) => topic))];
    expect(status).toBe(200);
    expect(headings).toEqual([
      "1 All answers",
      "2 Topics",
      ...topics.flatMap((name) => [
        `2 ${name}`,
        ...entries.filter(({ topic }) => topic === name).map(({ question }) => `3 ${question}`),
      ]),
    ]);
    expect(entries.filter(({ id }) => !html.includes(`<a href="/faq/${id}">`))).toEqual([]);
    expect(questionsIn(html)).toEqual(entries.map(({ question }) => question));
  });

  it("shows all answers in easier words where that is wished for, with the date of the last check", async () => {
    const { words, headings, html } = await open(`${server.url}/faq?easy=1`);
    expect(words).toContain("The big inspection is expected in Spring 2027.");
    expect(words).toMatch(/Checked on \d{1,2} [A-Z][a-z]+ \d{4}/);
    expect(headings).toContain("3 When is the next full inspection?");
    expect(html).toContain('<a href="/faq">Show the full answers</a>');
  });

  it("leads to each topic from the top and back again", async () => {
    const { html } = await open(`${server.url}/faq`);
    const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor);
    expect(anchors).toContain("topic-what-happens-next");
    expect(anchors.filter((anchor) => !html.includes(` id="${anchor}"`))).toEqual([]);
  });
});

describe("the page of one answer", () => {
  it("has the question as its heading and title, the answer, easier words, the source and related questions", async () => {
    const { status, title, headings, words, html } = await open(`${server.url}/faq/full-inspection`);
    expect(status).toBe(200);
    expect(title).toBe("When is the next full inspection? – SEND assistant");
    expect(headings).toEqual(["1 When is the next full inspection?", "2 In easier words", "2 Related questions"]);
    expect(words).toContain("Spring 2027");
    expect(words).toMatch(/From: .+, checked on \d{1,2} [A-Z][a-z]+ \d{4}/);
    expect(html).toContain('<a href="/faq/monitoring-inspection">');
    expect(html).toContain('<link rel="canonical" href="/faq/full-inspection"/>');
    expect(questionsIn(html)).toEqual(["When is the next full inspection?"]);
  });

  it("is there for every entry", async () => {
    const pages = await Promise.all([...snapshot.entries.keys()].map((id) => open(`${server.url}/faq/${id}`)));
    expect(pages.map(({ status, headings }) => `${status} ${headings[0]}`)).toEqual(
      [...snapshot.entries.values()].map(({ question }) => `200 1 ${question}`),
    );
  });

  it("tells the truth on the day it is read", async () => {
    const later = await startServer({ TODAY: "2027-06-01" });
    const { words } = await open(`${later.url}/faq/full-inspection`);
    await later.stop();
    expect(words).toContain("A full inspection was expected in Spring 2027");
    expect(words).not.toContain("A full inspection is expected");
  });
});

describe("a page of answers that a browser already has", () => {
  it.each(["/faq", "/faq?easy=1", "/faq/full-inspection"])(
    "is not sent again while nothing has changed: %s",
    async (at) => {
      const { headers } = await open(server.url + at);
      const etag = headers.get("etag") ?? "";
      expect(etag).toContain(`${snapshot.version}-2026-11-23-`);
      expect(headers.get("cache-control")).toBe("public, no-cache");
      const again = await fetch(server.url + at, { headers: { accept: "text/html", "if-none-match": etag } });
      expect([again.status, (await again.text()).length]).toEqual([304, 0]);
      const other = await fetch(server.url + at, { headers: { "if-none-match": etag.replace("-11-23-", "-11-22-") } });
      expect(other.status).toBe(200);
    },
  );

  it("is sent packed, and plain to those who cannot unpack it", async () => {
    const packed = await fetch(`${server.url}/faq`, { headers: { "accept-encoding": "gzip" } });
    const plain = await fetch(`${server.url}/faq`, { headers: { "accept-encoding": "identity" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(packed.headers.get("vary")).toContain("Accept-Encoding");
    expect(Number(packed.headers.get("content-length"))).toBeLessThan(Number(plain.headers.get("content-length")) / 4);
    expect(await packed.text()).toBe(await plain.text());
  });
});

describe("what search engines are told", () => {
  it("lists every answer with the day it was checked, and leaves searches and the API out", async () => {
    const { html, headers } = await open(`${server.url}/sitemap.xml`);
    expect(headers.get("content-type")).toContain("application/xml");
    const listed = [...html.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at]) => at);
    expect(listed).toEqual(expect.arrayContaining([...snapshot.entries.keys()].map((id) => `${server.url}/faq/${id}`)));
    const entry = snapshot.entries.get("full-inspection");
    expect(html).toContain(`<loc>${server.url}/faq/full-inspection</loc><lastmod>${entry?.checked}</lastmod>`);
    const robots = await open(`${server.url}/robots.txt`);
    expect(robots.html).toBe(
      `User-agent: *\nDisallow: /faq?q=\nDisallow: /api/\nDisallow: /v3/\nSitemap: ${server.url}/sitemap.xml\n`,
    );
  });
});

describe("an address where there is nothing", () => {
  it.each(["/faq/no-such-answer", "/faq/__proto__", "/faq/%00", "/nothing"])(
    "shows a browser a readable page with ways on: %s",
    async (path) => {
      const page = await open(server.url + path);
      expect(page.status).toBe(404);
      expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(page.title).toBe("Page not found – SEND assistant");
      expect(page.headings).toEqual(["1 Page not found"]);
      expect(page.html).toContain('<a href="/faq">');
      expect(page.html).toContain('<meta name="robots" content="noindex"/>');
    },
  );

  it.each(["application/json", "*/*", "text/plain"])("answers a program that accepts %s in JSON", async (accept) => {
    const response = await fetch(`${server.url}/faq/no-such-answer`, { headers: { accept } });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: { code: "NotFound", message: "There is nothing at this address." },
    });
    expect(response.headers.get("vary")).toContain("Accept");
  });
});
