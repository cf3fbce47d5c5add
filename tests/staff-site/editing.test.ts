import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { newVisitor } from "../support/browser-like.js";
import { openChat } from "../support/direct-line-calls.js";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { type StaffVisitor, signInByPassword, staffPassword } from "../support/staff-visitor.js";
import { startOpenIdProvider } from "../support/start-openid-provider.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { textIn } from "./put-text-live.js";

const file = "knowledge/what-happens-next/full-inspection.md";
const edit = "/staff/answers/full-inspection/edit";
let content: OwnContent;
let server: RunningServer;
let staff: StaffVisitor;

beforeEach(async () => {
  content = copyContent();
  server = await startServer({ ...content.settings, STAFF_PASSWORD: staffPassword });
  staff = await signInByPassword(server.url);
});
afterEach(async () => {
  await server?.stop();
  content?.remove();
});

async function ask(question: string): Promise<string | undefined> {
  const chat = await openChat(server.url);
  return (await chat.ask(question))[0]?.text;
}

function audit(): Record<string, unknown>[] {
  const text = readFileSync(path.join(server.dataFolder, "staff-audit.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("an edit", () => {
  it("is shown as a diff with its impact, then goes live without a restart and is written down", async () => {
    const form = await staff.open(edit);
    expect(textIn(form)).toBe(content.read(file));
    const changed = textIn(form)
      .replace("\n---\n", "\n---\nOur balloon will tell you more.\n\n")
      .replace(/\n/g, "\r\n");
    const asked = changed.replace(
      "also asked:\r\n",
      "also asked:\r\n  - when does the balloon of the inspectors land\r\n",
    );
    const review = await staff.send(edit, { text: asked, base: form.field("base") });
    expect(review.status).toBe(200);
    expect(review.html).toContain("<ins>+ Our balloon will tell you more.</ins>");
    expect(review.words).toMatch(
      /Now right: 1 .* when does the balloon of the inspectors land .* When is the next full inspection\? 0/,
    );
    expect(content.read(file)).not.toContain("balloon");
    const done = await staff.send("/staff/answers/live", { kept: review.field("kept") });
    expect(done.url).toBe(`${server.url}/staff/answers/full-inspection?done=1`);
    expect(done.words).toContain("The change is live");
    expect(content.read(file)).toBe(asked.replace(/\r\n/g, "\n"));
    expect(await ask("when does the balloon of the inspectors land")).toContain("Our balloon will tell you more.");
    expect(audit().at(-1)).toMatchObject({ who: "Edith", id: "password", did: "put an answer live", what: [file] });
    expect(JSON.stringify(audit())).not.toContain("balloon");
    const folder = path.join(content.root, "knowledge", "what-happens-next");
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("is advised on in its review, and kept back by an error", async () => {
    const form = await staff.open(edit);
    const advised = textIn(form).replace("\n---\n", "\n---\nThe baloon is red.\n\n");
    const review = await staff.send(edit, { text: advised, base: form.field("base") });
    expect(review.status).toBe(200);
    expect(review.words).toContain("What could be better");
    expect(review.words).toMatch(/Line \d+: "baloon" is not in the dictionary\./);
    const wrong = textIn(form).replace("\n---\n", "\n---\nSee [here](page).\n\n");
    const refused = await staff.send(edit, { text: wrong, base: form.field("base") });
    expect(refused.status).toBe(422);
    expect(refused.words).toContain('The link "here" does not say where it leads.');
  });

  it("with mistakes is given back whole, with each mistake by line", async () => {
    const form = await staff.open(edit);
    const wrong = textIn(form)
      .replace("source: page", "source: nowhere & <b>beyond</b>")
      .replace(/$/, "\n[a link](no-such-link)");
    const page = await staff.send(edit, { text: wrong, base: form.field("base") });
    expect(page.status).toBe(422);
    expect(textIn(page)).toBe(wrong);
    expect(page.words).toMatch(/Line \d+ \(“source: nowhere & <b>beyond<\/b>”\): There is no link named/);
    expect(page.html).toContain('<a href="#text">');
    expect(page.html).not.toContain("<b>beyond");
    const stolen = textIn(form).replace("also asked:", "also asked:\n  - has anyone said sorry?");
    expect((await staff.send(edit, { text: stolen, base: form.field("base") })).words).toContain(
      "stands in knowledge/",
    );
    expect((await staff.send(edit, { text: "", base: form.field("base") })).words).toContain("This file is empty.");
    const same = await staff.send(edit, { text: textIn(form), base: form.field("base") });
    expect(same.words).toContain("Nothing is changed yet");
    expect(content.read(file)).toBe(textIn(form));
  });

  it("never overwrites what somebody else wrote meanwhile, neither before the review nor after it", async () => {
    const form = await staff.open(edit);
    const mine = `${textIn(form)}\nMine.\n`;
    const review = await staff.send(edit, { text: mine, base: form.field("base") });
    content.write(file, `${textIn(form)}\nTheirs.\n`);
    const late = await staff.send("/staff/answers/live", { kept: review.field("kept") });
    expect([late.status, late.words]).toEqual([409, expect.stringContaining("Somebody else changed these files")]);
    const again = await staff.send(edit, { text: mine, base: form.field("base") });
    expect([again.status, again.words]).toEqual([422, expect.stringContaining("Somebody changed this answer")]);
    expect(again.html).toContain("<del>− Theirs.</del>");
    expect(textIn(again)).toBe(mine);
    expect(content.read(file)).toContain("Theirs.");
  });

  it("can be gone on with from the review, with nothing lost", async () => {
    const form = await staff.open(edit);
    const mine = `${textIn(form)}\nA "quoted" & <odd> line.\n`;
    const page = await staff.send(edit, { text: mine, base: form.field("base"), go: "edit" });
    expect([page.status, textIn(page), page.field("base")]).toEqual([200, mine, form.field("base")]);
  });

  it("goes live only as it was reviewed: nothing made up, and nothing of another person", async () => {
    for (const kept of ["", "made-up", Buffer.alloc(200).toString("base64url")])
      expect((await staff.send("/staff/answers/live", { kept })).status).toBe(409);
    expect((await staff.visitor.post(`${server.url}/staff/answers/live`, { kept: "x" })).status).toBe(403);
  });
});

describe("a new answer", () => {
  const fields = {
    question: "Is there a balloon for families?",
    phrasings: "where does the balloon start\r\nballoon for my kid",
    topic: "Getting involved",
    answer: "Yes, there is a balloon.",
    easy: "There is a balloon.",
    source: "page",
  };

  it("is written from a form, reviewed, and answers at once", async () => {
    const review = await staff.send("/staff/answers/new", fields);
    expect([review.status, review.html]).toEqual([
      200,
      expect.stringContaining("<ins>+ Yes, there is a balloon.</ins>"),
    ]);
    const done = await staff.send("/staff/answers/live", { kept: review.field("kept") });
    expect(done.words).toContain("The change is live");
    expect(await ask("balloon for my kid")).toContain("Yes, there is a balloon.");
    expect(existsSync(path.join(content.root, "knowledge/get-involved/is-there-a-balloon-for-families.md"))).toBe(true);
    expect(audit().at(-1)).toMatchObject({ did: "added an answer" });
  });

  it("with mistakes is given back whole", async () => {
    const page = await staff.send("/staff/answers/new", { ...fields, answer: " ", phrasings: "kept words" });
    expect([page.status, page.words]).toEqual([422, expect.stringContaining("Enter the answer")]);
    expect(page.html).toContain("kept words");
    const wordless = await staff.send("/staff/answers/new", { ...fields, question: "???" });
    expect([wordless.status, wordless.words]).toEqual([422, expect.stringContaining("Enter the question")]);
    const evil = await staff.send("/staff/answers/new", { ...fields, topic: "../../../etc" });
    expect(evil.html).toContain("knowledge/etc/is-there-a-balloon-for-families.md");
    const taken = await staff.send("/staff/answers/new", { ...fields, phrasings: "has anyone said sorry?" });
    expect([taken.status, taken.words]).toEqual([422, expect.stringContaining("stands in knowledge/")]);
  });
});

describe("retiring an answer", () => {
  it("takes it out of the answers that lead to it, and deletes its file", async () => {
    const review = await staff.open("/staff/answers/forum-former-name/retire");
    expect(review.status).toBe(200);
    const done = await staff.send("/staff/answers/live", { kept: review.field("kept") });
    expect(done.words).toContain("The answer is retired");
    expect((await staff.open("/staff/answers/forum-former-name")).status).toBe(404);
    expect(existsSync(path.join(content.root, "knowledge/get-involved/forum-former-name.md"))).toBe(false);
    expect(audit().at(-1)).toMatchObject({ did: "retired an answer" });
  });

  it("is refused where a dialog leads to it, and says which", async () => {
    const page = await staff.open("/staff/answers/next-inspections/retire");
    expect([page.status, page.words]).toEqual([422, expect.stringContaining("dialogs/welcome.md, line 3: The choice")]);
  });
});

describe("a viewer", () => {
  it("reads everything and changes nothing", async () => {
    const provider = await startOpenIdProvider();
    const other = await startServer({ ...content.settings, ...provider.settings });
    const visitor = newVisitor();
    const { location = "" } = await visitor.get(`${other.url}/staff/sign-in/start`);
    await visitor.get(await provider.signIn(visitor, location, "victor"));
    const page = await visitor.get(`${other.url}/staff/answers/full-inspection`);
    expect([page.status, page.html]).toEqual([200, expect.not.stringContaining("/edit")]);
    const token = page.field("token");
    const tries = [
      await visitor.get(other.url + edit),
      await visitor.get(`${other.url}/staff/answers/new`),
      await visitor.get(`${other.url}/staff/answers/full-inspection/retire`),
      await visitor.post(other.url + edit, { token, text: "mine", base: "" }),
      await visitor.post(`${other.url}/staff/answers/live`, { token, kept: "" }),
    ];
    await Promise.all([other.stop(), provider.stop()]);
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(tries.every(({ words }) => words.includes("Only editors can do this"))).toBe(true);
  });
});

describe("history", () => {
  it("comes from git where the files are in a repository, and is said to be missing elsewhere", async () => {
    const before = await staff.open("/staff/answers/full-inspection");
    expect(before.words).toContain("There is no history here");
    content.commit();
    const after = await staff.open("/staff/answers/full-inspection");
    expect(after.words).toMatch(/\d+ \w+ \d{4} Edith Write the first answers/);
  });
});
