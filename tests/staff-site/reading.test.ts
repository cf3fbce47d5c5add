import type { Snapshot } from "../../src/content/snapshot.js";
import { openChat } from "../support/direct-line-calls.js";
import { realSnapshot } from "../support/real-content.js";
import { type StaffVisitor, signInByPassword, staffPassword } from "../support/staff-visitor.js";
import { type RunningServer, startServer } from "../support/start-server.js";

let server: RunningServer;
let snapshot: Snapshot;
let staff: StaffVisitor;

beforeAll(async () => {
  [server, snapshot] = await Promise.all([startServer({ STAFF_PASSWORD: staffPassword }), realSnapshot()]);
  staff = await signInByPassword(server.url);
});
afterAll(() => server?.stop());

describe("trying a question", () => {
  it("shows the decision, what was understood, the candidates and the reply in each channel", async () => {
    const { status, words, html } = await staff.open("/staff/try?q=wen+is+the+full+inspecton");
    expect(status).toBe(200);
    expect(words).toContain("An answer , ");
    expect(html).toContain('<a href="/staff/answers/full-inspection">When is the next full inspection?</a>');
    expect(words).toContain("Spelling mended wen → when, inspecton → inspection");
    expect(html).toContain("<mark>full</mark> <mark>inspection</mark>");
    expect(words).toMatch(/Closest phrasing .*full.*inspection/);
    expect(words).toMatch(
      /On the web A full inspection is expected .* In Teams When is the next full inspection\? .* In easier words/,
    );
    expect(words).toContain("Live, on 23 November 2026");
  });

  it("answers as on another day, and says what is wrong with a day that is none", async () => {
    const later = await staff.open("/staff/try?q=when+is+the+full+inspection&on=2027-06-01");
    expect(later.words).toContain("A full inspection was expected in Spring 2027");
    const wrong = await staff.open("/staff/try?q=hello&on=2027-02-30");
    expect([wrong.status, wrong.words]).toEqual([422, expect.stringContaining("Enter a real date, as 2027-03-31")]);
    expect(wrong.html).toMatch(/<textarea id="q"[^>]*>hello</);
  });

  it("shows what danger is noticed by, and markup as it was typed", async () => {
    const { words, html } = await staff.open(`/staff/try?q=${encodeURIComponent("<b>I want to kill myself</b>")}`);
    expect(words).toContain("Help in a crisis");
    expect(words).toContain("Danger or distress is noticed by:");
    expect(html).not.toContain("<b>");
  });
});

describe("the list of answers", () => {
  it("has every answer, and fewer by topic, kind and state", async () => {
    const all = await staff.open("/staff/answers");
    const entries = [...snapshot.entries.values()];
    expect(entries.filter(({ id }) => !all.html.includes(`href="/staff/answers/${id}"`))).toEqual([]);
    const { topic = "" } = entries[0] ?? {};
    const some = await staff.open(`/staff/answers?kind=answer&topic=${encodeURIComponent(topic)}`);
    const wished = entries.filter((entry) => entry.topic === topic && entry.kind === "answer");
    expect(some.words).toContain(`${wished.length} of ${entries.length} answers.`);
    const found = await staff.open("/staff/answers?q=Full+Inspection");
    expect(found.html).toContain('href="/staff/answers/full-inspection"');
    expect(found.html).not.toContain('href="/staff/answers/apology"');
    expect((await staff.open("/staff/answers?q=xylophone")).words).toContain(`0 of ${entries.length} answers.`);
    const due = await staff.open("/staff/answers?state=due");
    expect(due.words).toContain(`${entries.filter(({ reviewBy }) => reviewBy <= "2026-12-23").length} of`);
  });

  it("tells how often each was asked and rated, and finds those that never were and those rated low", async () => {
    const chat = await openChat(server.url);
    for (const text of ["When is the next full inspection?", "no, that was not helpful"]) await chat.ask(text);
    const never = await staff.open("/staff/answers?state=never");
    expect(never.words).toContain(`${snapshot.entries.size - 1} of ${snapshot.entries.size} answers.`);
    expect(never.html).not.toContain('href="/staff/answers/full-inspection"');
    const one = await staff.open("/staff/answers/full-inspection");
    expect(one.words).toContain("Asked lately 1 times");
  });
});

describe("the page of an answer", () => {
  it("shows it in each channel on any day, its phrasings, and its history from git", async () => {
    const { words, html } = await staff.open("/staff/answers/full-inspection?on=2027-06-01");
    expect(words).toContain("On the web A full inspection was expected in Spring 2027");
    expect(html).toContain('href="/staff/answers/full-inspection/edit"');
    expect(words).toContain("other phrasings");
    expect(words).toMatch(/Changes, the latest first When Who What \d+ \w+ \d{4}/);
  });

  it.each(["no-such-answer", "__proto__", "..%2F..%2Fpackage"])("is not there for %s", async (id) => {
    expect((await staff.open(`/staff/answers/${id}`)).status).toBe(404);
  });
});
