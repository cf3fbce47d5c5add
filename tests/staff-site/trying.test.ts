import { copyContent, type OwnContent } from "../support/own-content.js";
import { type StaffVisitor, signInByPassword, staffPassword } from "../support/staff-visitor.js";
import { type RunningServer, startServer } from "../support/start-server.js";

let content: OwnContent;
let server: RunningServer;
let staff: StaffVisitor;

beforeAll(async () => {
  content = copyContent();
  server = await startServer({ ...content.settings, STAFF_PASSWORD: staffPassword });
  staff = await signInByPassword(server.url);
});
afterAll(async () => {
  await server?.stop();
  content?.remove();
});

/** Reviews one more phrasing of an answer; gives the name of the change under review. */
async function review(phrasing: string): Promise<string> {
  const page = await staff.send("/staff/answers/phrasing", { entry: "youth-cabinet", phrasing });
  return page.field("kept") ?? "";
}

describe("trying a question beside a change under review", () => {
  it("shows what is live and what would be said side by side, and puts nothing live", async () => {
    const version = await review("zeppelin rides");
    const { status, words, html } = await staff.send("/staff/try", { version, q: "zeppelin rides", on: "2026-12-01" });
    expect(status).toBe(200);
    expect(words).toContain("The two answer differently.");
    expect(words).toMatch(
      /Live, on 1 December 2026 No answer was found.*With your change, on 1 December 2026 An answer/,
    );
    expect(html).toContain("<mark>zeppelin</mark> <mark>rides</mark>");
    expect((await staff.open("/staff/try?q=zeppelin+rides")).words).toContain("No answer was found");
    const same = await staff.send("/staff/try", { version, q: "has anyone said sorry?" });
    expect(same.words).toContain("Both say the same.");
    const wrong = await staff.send("/staff/try", { version, q: "hello", on: "2027-02-30" });
    expect([wrong.status, wrong.field("version")]).toEqual([422, version]);
  });

  it("is for the person whose change it is, from a page of theirs", async () => {
    const version = await review("zeppelin landings");
    expect((await staff.send("/staff/try", { version: "made-up", q: "zeppelin" })).status).toBe(404);
    expect((await staff.visitor.post(`${server.url}/staff/try`, { version, q: "zeppelin" })).status).toBe(403);
  });
});
