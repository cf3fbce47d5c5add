import type { Visited } from "../support/browser-like.js";
import { openChat } from "../support/direct-line-calls.js";
import { type GitHost, hostContent } from "../support/git-host.js";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { type StaffVisitor, signInAt, signInByPassword, staffPassword } from "../support/staff-visitor.js";
import { type RunningProvider, startOpenIdProvider } from "../support/start-openid-provider.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { textIn } from "./put-text-live.js";

jest.setTimeout(180_000);

const file = "knowledge/what-happens-next/full-inspection.md";
const edit = "/staff/answers/full-inspection/edit";
const sayBalloon = (text: string): string => text.replace("\n---\n", "\n---\nOur balloon will tell you more.\n\n");

let content: OwnContent;
const running: { stop(): unknown }[] = [];

beforeEach(() => {
  content = copyContent();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  content?.remove();
});

async function start(settings: Record<string, string> = { STAFF_PASSWORD: staffPassword }): Promise<RunningServer> {
  const server = await startServer({ ...content.settings, ...settings });
  running.push(server);
  return server;
}

/** Saves a changed answer as a draft; gives the address of the draft's page. */
async function saveDraft(staff: StaffVisitor, change: (text: string) => string): Promise<string> {
  const form = await staff.open(edit);
  const page = await staff.send(edit, { text: change(textIn(form)), base: form.field("base"), go: "draft" });
  expect(page.words).toContain("The draft is saved");
  return new URL(page.url).pathname;
}

/** Opens the draft and presses "Put it live" as the page has it. */
async function putDraftLive(staff: StaffVisitor, draft: string): Promise<Visited> {
  const page = await staff.open(draft);
  return staff.send(`${draft}/live`, { seen: page.field("seen") });
}

describe("a draft", () => {
  it("may hold mistakes, is mended, and then goes live and is gone", async () => {
    const server = await start();
    const staff = await signInByPassword(server.url);
    const draft = await saveDraft(staff, (text) => `${text}\n[a link](no-such-link)\n`);
    expect(content.read(file)).not.toContain("no-such-link");
    const page = await staff.open(draft);
    expect(page.words).toContain('There is no link named "no-such-link"');
    expect(page.words).not.toContain("Put it live");
    expect((await staff.open(edit)).words).toContain(
      "There is a draft of this answer already: by Edith, being written",
    );
    expect((await staff.open("/staff/drafts")).words).toContain("When is the next full inspection? Edith");
    const form = await staff.open(`${draft}/edit`);
    const mended = sayBalloon(textIn(form).replace("\n[a link](no-such-link)\n", ""));
    const ready = await staff.send(`${draft}/edit`, { text: mended, base: form.field("base") });
    expect(ready.html).toContain("<ins>+ Our balloon will tell you more.</ins>");
    expect(ready.words).toMatch(
      /What the check finds Nothing wrong\. .* would be answered (?:with another answer|differently)/,
    );
    const version = ready.field("version") ?? "";
    const tried = await staff.send("/staff/try", { version, q: "When is the next full inspection?" });
    expect(tried.words).toMatch(/Live, on .* With the draft, on .* Our balloon will tell you more\./);
    const live = await putDraftLive(staff, draft);
    expect(live.words).toContain("The change is live");
    expect((await staff.send("/staff/try", { version, q: "hello" })).status).toBe(404);
    const chat = await openChat(server.url);
    expect((await chat.ask("When is the next full inspection?"))[0]?.text).toContain("Our balloon");
    expect((await staff.open(draft)).status).toBe(404);
    expect((await staff.open("/staff/drafts")).words).toContain("There are no drafts.");
  });

  it("outlives a restart, is sent back with a note, and is discarded", async () => {
    const data = { STAFF_PASSWORD: staffPassword, DATA_DIR: `${content.root}/data` };
    const first = await start(data);
    const draft = await saveDraft(await signInByPassword(first.url), sayBalloon);
    await first.stop();
    const staff = await signInByPassword((await start(data)).url);
    const empty = await staff.send(`${draft}/send-back`, { note: " " });
    expect([empty.status, empty.words]).toEqual([409, expect.stringContaining("Enter what should be changed")]);
    const back = await staff.send(`${draft}/send-back`, { note: "No <b>balloons</b>, please" });
    expect(back.words).toContain("Sent back by Edith No <b>balloons</b>, please");
    expect(back.html).not.toContain("<b>");
    expect((await staff.send(`${draft}/ask`, {})).words).toContain("waiting for review");
    expect((await staff.send(`${draft}/discard`, {})).words).toContain("The draft is discarded");
    expect((await staff.open("/staff/drafts")).words).toContain("There are no drafts.");
  });

  it("of a change that was reviewed is kept from the review page, also of a new and of a retired answer", async () => {
    const staff = await signInByPassword((await start()).url);
    const fields = { question: "Is there a balloon?", topic: "Getting involved", answer: "Yes.", source: "page" };
    const added = await staff.send("/staff/answers/new", fields);
    const one = await staff.send("/staff/drafts", { kept: added.field("kept") });
    expect(one.words).toContain("Draft: Is there a balloon?");
    const gone = await staff.open("/staff/answers/forum-former-name/retire");
    const two = await staff.send("/staff/drafts", { kept: gone.field("kept") });
    expect(two.html).not.toContain("Edit the draft");
    expect((await putDraftLive(staff, new URL(two.url).pathname)).words).toContain("The answer is retired");
    expect((await putDraftLive(staff, new URL(one.url).pathname)).words).toContain("The change is live");
  });

  it("that was overtaken says so, cannot go live, and is brought up to date", async () => {
    const staff = await signInByPassword((await start()).url);
    const draft = await saveDraft(staff, sayBalloon);
    const { field: early } = await staff.open(draft);
    content.write(file, `${content.read(file)}\nTheirs.\n`);
    expect((await staff.open("/staff/drafts")).words).toContain("changed since");
    const page = await staff.open(draft);
    expect(page.words).toContain("The live answer was changed after this draft was made from it.");
    expect(page.html).toContain("<del>− Theirs.</del>");
    const late = await staff.send(`${draft}/live`, { seen: early("seen") });
    expect([late.status, late.words]).toEqual([409, expect.stringContaining("Somebody else changed these files")]);
    const form = await staff.open(`${draft}/edit`);
    const again = await staff.send(`${draft}/edit`, { text: textIn(form), base: form.field("base") });
    expect([again.status, again.words]).toEqual([422, expect.stringContaining("Somebody changed this answer")]);
    const both = `${textIn(form)}\nTheirs.\n`;
    const fresh = await staff.send(`${draft}/edit`, { text: both, base: again.field("base") });
    expect(fresh.words).not.toContain("The live answer was changed");
    const unseen = await staff.send(`${draft}/live`, { seen: early("seen") });
    expect([unseen.status, unseen.words]).toEqual([409, expect.stringContaining("changed after you opened it")]);
    expect((await putDraftLive(staff, draft)).words).toContain("The change is live");
    expect(content.read(file)).toContain("Theirs.");
  });

  it("is not there for a name that is none", async () => {
    const staff = await signInByPassword((await start()).url);
    for (const id of ["nothing-0", "..%2F..%2Ftoken-secret", "__proto__"])
      expect([id, (await staff.open(`/staff/drafts/${id}`)).status]).toEqual([id, 404]);
  });
});

describe("with a second person's review", () => {
  let provider: RunningProvider;
  let host: GitHost;
  let server: RunningServer;

  beforeEach(async () => {
    provider = await startOpenIdProvider();
    running.push(provider);
    host = hostContent(content);
    server = await start({ ...provider.settings, STAFF_REVIEW: "second-person", CONTENT_GIT_REMOTE: host.path });
  });
  afterEach(() => host?.remove());

  it("nobody puts their own change live, and somebody else does", async () => {
    const edith = await signInAt(provider, server.url, "edith");
    const form = await edith.open(edit);
    const review = await edith.send(edit, { text: sayBalloon(textIn(form)), base: form.field("base") });
    expect(review.html).not.toContain('action="/staff/answers/live"');
    const forced = await edith.send("/staff/answers/live", { kept: review.field("kept") });
    expect([forced.status, forced.words]).toEqual([409, expect.stringContaining("Another editor has to look at it")]);
    const asked = await edith.send("/staff/drafts?ask=1", { kept: review.field("kept") });
    expect(asked.words).toContain("A review is asked for");
    const draft = new URL(asked.url).pathname;
    expect(asked.words).toContain("another editor has to put it live");
    expect((await edith.send(`${draft}/live`, {})).words).toContain("Another editor has to look at it");
    expect(content.read(file)).not.toContain("Our balloon");

    const edgar = await signInAt(provider, server.url, "edgar");
    expect((await edgar.open(draft)).words).toContain("By Edith Oakhollow");
    expect((await putDraftLive(edgar, draft)).words).toContain("The change is live");
    expect(content.read(file)).toContain("Our balloon");
    expect(host.git("log", "-1", "--format=%an <%ae>%n%b", "main")).toMatch(
      /^Edith Oakhollow <edith@example\.org>\n[\s\S]*Reviewed-by: Edgar Oakhollow <edgar@example\.org>\n/,
    );
    const edits = await edgar.open("/staff/edits?answer=full-inspection");
    expect(edits.words).toMatch(
      /Edgar Oakhollow put an answer live, written by Edith Oakhollow .* Edith Oakhollow asked/,
    );
  });

  it("whoever wrote some of a draft does not put it live either", async () => {
    const [edith, edgar] = [
      await signInAt(provider, server.url, "edith"),
      await signInAt(provider, server.url, "edgar"),
    ];
    const draft = await saveDraft(edith, sayBalloon);
    const form = await edgar.open(`${draft}/edit`);
    await edgar.send(`${draft}/edit`, { text: `${textIn(form)}\nMore.\n`, base: form.field("base") });
    for (const staff of [edith, edgar])
      expect((await staff.send(`${draft}/live`, {})).words).toContain("Another editor has to look at it");
    expect(content.read(file)).not.toContain("More.");
  });

  it("viewers see the list of drafts and can do nothing with them", async () => {
    const draft = await saveDraft(await signInAt(provider, server.url, "edith"), sayBalloon);
    const victor = await signInAt(provider, server.url, "victor");
    expect((await victor.open("/staff/drafts")).words).toContain("Edith Oakhollow");
    for (const what of ["live", "ask", "send-back", "discard", "edit"])
      expect((await victor.send(`${draft}/${what}`, { note: "x", text: "x" })).status).toBe(403);
    expect((await victor.open(draft)).status).toBe(403);
    const version = draft.replace("/staff/drafts/", "draft:");
    expect((await victor.send("/staff/try", { version, q: "hello" })).status).toBe(404);
    expect((await victor.send("/staff/edits/git", { go: "theirs" })).status).toBe(403);
  });
});

describe("the log of edits", () => {
  it("is shown by answer, and given as CSV", async () => {
    const staff = await signInByPassword((await start()).url);
    await saveDraft(staff, sayBalloon);
    const of = "answer=full-inspection";
    const page = await staff.open(`/staff/edits?${of}`);
    expect(page.words).toMatch(/\d+ \w+ \d{4}, \d\d:\d\d UTC Edith saved a draft When is the next full inspection\?/);
    expect((await staff.open("/staff/edits?answer=apology")).words).toContain("Nothing was changed here yet.");
    const csv = await staff.open(`/staff/edits.csv?${of}`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.html).toMatch(
      /^when,who,what,written by,answer,files\r\n[^,]+,Edith,saved a draft,,When is the next full inspection\?,knowledge\/[^,]+\r\n$/,
    );
  });
});
