import { toCsv } from "../../src/staff-site/insights/csv.js";
import { openChat } from "../support/direct-line-calls.js";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { type StaffVisitor, signInByPassword, staffPassword } from "../support/staff-visitor.js";
import { type RunningServer, startServer } from "../support/start-server.js";

let content: OwnContent;
let server: RunningServer;
let staff: StaffVisitor;

const unanswered = "can Marnie Oakhollow order a balloon at 9 Sorrel Way";

beforeAll(async () => {
  content = copyContent();
  server = await startServer({ ...content.settings, STAFF_PASSWORD: staffPassword });
  const asked = [
    [
      "When is the next full inspection?",
      "Yes, it was helpful",
      "when is the full inspection",
      "has anyone said sorry?",
    ],
    [unanswered, "quantum gravity for rabbits", "I want to kill myself and my name is Marnie Oakhollow"],
    ["Can I talk to a person?", "has anyone said sorry?", "No, it was not helpful"],
  ];
  for (const texts of asked) {
    const chat = await openChat(server.url);
    for (const text of texts) await chat.ask(text);
  }
  staff = await signInByPassword(server.url);
});
afterAll(async () => {
  await server?.stop();
  content?.remove();
});

describe("today", () => {
  it("counts questions, answers, feedback, people asked for and crises, in words, as a chart and as tables", async () => {
    const { status, words, html } = await staff.open("/staff");
    expect(status).toBe(200);
    expect(words).toContain("What Today 7 days 28 days 90 days Questions 6 6 6 6 Answered 67 % 67 % 67 % 67 %");
    expect(words).toContain("Called useful, of those who said 50 % 50 % 50 % 50 % Asked for a person 1 1 1 1");
    expect(words).toContain("Help in a crisis 1 1 1 1");
    expect(words).toContain("Questions 6 Answered 67 % Called useful, of those who said 50 % Asked for a person 1");
    expect(words).toContain("2 questions had no answer");
    expect(html.match(/<svg [^>]*role="img" aria-labelledby="[\w-]+ [\w-]+"/g)).toHaveLength(3);
    expect(html.match(/class="bar-filled"/g)).toHaveLength(28 + 2 * 12);
    expect(words).toMatch(/Day All channels .* \d+ \w+ \d{4} 6, 4 answered/);
    expect(words).toMatch(/Week to Questions Answered Called useful .* \d+ \w+ \d{4} 6 67 % 50 %/);
    expect(words).toContain("Channel Questions Answered Web 6 67 %");
    expect(words).toMatch(/Answer Times (When is the next full inspection\?|Has anyone said sorry\?) 2/);
    expect(words).not.toMatch(/Marnie|Oakhollow|kill/);
  });

  it("can be taken away as CSV", async () => {
    const turns = await staff.open("/staff/turns.csv");
    expect(turns.headers.get("content-disposition")).toBe("attachment; filename=turns.csv");
    expect(turns.html).toMatch(/^day,channel,reply,entry or step,times\r\n/);
    expect(turns.html).toMatch(/\d{4}-\d\d-\d\d,directline,crisis,safeguarding\/suicide-and-self-harm,1\r\n/);
    const questions = await staff.open("/staff/questions.csv");
    expect(questions.html).toContain("can [name] order a balloon at [address]");
    expect(questions.html).not.toMatch(/Marnie|Oakhollow|Sorrel|kill/);
    const feedback = await staff.open("/staff/feedback.csv");
    expect(feedback.html).toMatch(/\d,apology,no,1\r\n/);
    const gaps = await staff.open("/staff/gaps.csv");
    expect(gaps.html).toMatch(
      /^group,question,times,nearest entries\r\n1,can \[name\] order a balloon at \[address\],1,/,
    );
    const answers = await staff.open("/staff/answers.csv");
    expect(answers.html).toMatch(/\r\napology,answer,.*,2,0,1,knowledge\/joint-statement\/apology.md\r\n/);
  });
});

describe("CSV", () => {
  it("quotes what would end a cell, and takes the force from what a spreadsheet would take for a formula", () => {
    const cells = ["=1+1", "+44", "-x", "@a", 'he said "no", twice', "two\nlines", "plain", 3];
    expect(toCsv(["a"], [cells])).toBe('a\r\n\'=1+1,\'+44,\'-x,\'@a,"he said ""no"", twice","two\nlines",plain,3\r\n');
  });
});

describe("gaps", () => {
  it("are what had no answer, redacted, each with the ways to mend it; and what did not help", async () => {
    const { words, html } = await staff.open("/staff/gaps");
    expect(words).toContain("“can [name] order a balloon at [address]” Asked once Add as a phrasing of “");
    expect(words).not.toMatch(/Marnie|Oakhollow|Sorrel|kill/);
    expect(html).toContain("/staff/gaps/add?phrasing=can%20%5Bname%5D%20order%20a%20balloon%20at%20%5Baddress%5D");
    expect(html).toContain(
      "/staff/answers/new?question=Can%20%5Bname%5D%20order%20a%20balloon%20at%20%5Baddress%5D%3F",
    );
    expect(words).toMatch(
      /Answers that did not help Has anyone said sorry\? 1 said that it did not help, 0 that it did/,
    );
    expect(html).toContain('href="/staff/answers/apology/edit"');
  });

  it("fill in the question of a new answer, with the other wordings", async () => {
    const form = await staff.open(
      "/staff/answers/new?question=Is%20there%20a%20balloon%3F&phrasings=balloon%0Aany+balloons",
    );
    expect(form.field("question")).toBe("Is there a balloon?");
    expect(form.html).toMatch(/<textarea id="phrasings"[^>]*>\nballoon\nany balloons</);
  });

  it("are closed by a phrasing that is reviewed and put live", async () => {
    const form = await staff.open("/staff/gaps/add?phrasing=can+my+family+order+a+balloon");
    expect(form.html).toMatch(/<textarea id="phrasing"[^>]*>\ncan my family order a balloon</);
    const phrasing = "can [name] order a balloon at [address]";
    const wordings = `${phrasing}\r\n\r\n balloon for my family `;
    const review = await staff.send("/staff/answers/phrasing", { entry: "youth-cabinet", phrasing: wordings });
    expect(review.html).toContain(`<ins>+   - &quot;${phrasing}&quot;</ins>`);
    expect(review.html).toContain("<ins>+   - &quot;balloon for my family&quot;</ins>");
    expect(review.words).toMatch(/Now right: \d .* can \[name\] order a balloon at \[address\] No answer .* 1 /);
    const done = await staff.send("/staff/answers/live", { kept: review.field("kept") });
    expect(done.words).toContain("The change is live");
    const after = await staff.open("/staff/gaps");
    expect(after.words).toContain("1 more such questions have an answer by now.");
    expect(after.words).not.toContain("order a balloon");
    expect((await staff.open("/staff")).words).toMatch(
      /Edith put an answer live: knowledge\/get-involved\/youth-cabinet.md/,
    );
  });

  it("takes no phrasing that is empty or of an answer that is not there", async () => {
    expect((await staff.send("/staff/answers/phrasing", { entry: "apology", phrasing: " " })).status).toBe(422);
    expect((await staff.send("/staff/answers/phrasing", { entry: "nothing", phrasing: "a" })).status).toBe(404);
    const taken = await staff.send("/staff/answers/phrasing", {
      entry: "full-inspection",
      phrasing: "did they apologise",
    });
    expect([taken.status, taken.words]).toEqual([422, expect.stringContaining("stands in knowledge/")]);
  });
});
