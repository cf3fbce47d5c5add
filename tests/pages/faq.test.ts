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
