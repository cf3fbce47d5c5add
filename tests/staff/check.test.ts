import type { Finding } from "../../src/staff/check/rule.js";
import { rules } from "../../src/staff/check/rules.js";
import { entryFile, makeContent, type TemporaryContent } from "../content/content-folders.js";
import { runKb, settingsFor } from "../support/run-kb.js";

jest.setTimeout(180_000);

let content: TemporaryContent;
beforeEach(() => {
  content = makeContent();
  for (const id of unreached) content.write(`dialogs/${id}.md`, `---\n---\nThis is it.\n\n## Easy read\nThis is it.\n`);
});
afterEach(() => content.remove());

const easy = "\n\n## Easy read\nIt is so.";
const glossary = `concepts: []
spellings: {}
avoid:
  utilise: use
explain:
  CAMHS: [mental health]
spelt right: [worcspcf]
`;

/** All steps of the small content, with easy read, so that a finding is a planted one. */
const unreached = ["welcome", "no-answer", "clarify", "trouble", "talk-to-a-person", "what-can-you-do"];

async function findings(...args: string[]): Promise<Finding[]> {
  const { stdout } = await runKb(["check", "--json", ...args], settingsFor(content));
  return JSON.parse(stdout).findings;
}

/** The findings in one file, each as `line rule level`, without those of the steps' own words. */
async function foundIn(file: string, ...args: string[]): Promise<string[]> {
  return (await findings(...args))
    .filter((finding) => finding.file === file)
    .map(({ line, rule, level }) => `${line} ${rule} ${level}`);
}

function body(text: string, keys: Record<string, string> = {}): void {
  content.write("knowledge/dates/spring.md", entryFile(keys, text));
}

const entry = "knowledge/dates/spring.md";

/** What is planted, the words it is planted in, and what must be found there: `line rule level`. */
const planted: readonly (readonly [string, string, readonly string[]])[] = [
  ["link text that says nothing", `Go on.\n\nSee [here](page).${easy}`, ["12 link-text error"]],
  ["a page that is not there", `See [our answer](/faq/nowhere).${easy}`, ["10 dead-link error"]],
  ["a telephone number from nowhere", `Call us.\n\n- Ring 01905 123456.${easy}`, ["12 no-source error"]],
  ["an address from nowhere", `See [the other page](https://example.org/other).${easy}`, ["10 no-source error"]],
  ["a missing easy-read part", "It is in spring.", ["10 no-easy-read advice"]],
  ["a time that is over", `It came late.\nThe visit will be in Autumn 2025.${easy}`, ["11 date-passed error"]],
  ["a time that will be over", `The visit is expected in Spring 2027.${easy}`, ["10 date-undated advice"]],
  [
    "a day on which nothing is left",
    `::: until 2027-01-01\nIt is so.\n:::\n\n::: after 2027-01-02\nIt was so.\n:::${easy}`,
    ["10 nothing-to-say error"],
  ],
  [
    "a block that is about to change",
    `It is so.\n\n::: until 2026-12-01\nStill now.\n:::${easy}`,
    ["12 changes-soon advice"],
  ],
  [
    "a misspelt word",
    `It is in sprimg.\n\n## Easy read\nIt is\nso, definately.`,
    ["10 spelling advice", "14 spelling advice"],
  ],
  [
    "a word to avoid, with any ending",
    `They utilised it.\nThey utilise it.${easy}`,
    ["10 plain-words advice", "11 plain-words advice"],
  ],
  ["a word that is not explained", `They wait for CAMHS.${easy}`, ["10 unexplained-word advice"]],
  [
    "passive voice in easy read, and where an answer has more than one",
    "It was written. It was sent.\n\n## Easy read\nIt was written.",
    ["10 passive-voice advice", "13 passive-voice advice"],
  ],
  [
    "a sentence that is too long",
    `It is so.\n\n${"The dog and the cat sat on the mat ".repeat(4)}.\n\n## Easy read\n${"The dog and the cat sat ".repeat(3)}.`,
    ["12 sentence-length advice", "15 sentence-length advice"],
  ],
  [
    "a text for readers of many years at school",
    `${"Organisational restructuring necessitates considerable institutional deliberation regarding accountability. ".repeat(4)}${easy}`,
    ["10 reading-age advice"],
  ],
];
/** One word for each, so that no two of the planted entries ask for the same. */
const topics =
  "otters bridges kettles lanterns violins pumpkins glaciers trousers magnets orchards ferries saddles candles"
    .split(" ")
    .concat(["tunnels", "parrots", "ladders"]);

describe("a rule of kb check", () => {
  describe("about words", () => {
    let all: Finding[];
    const fileOf = (at: number): string => `knowledge/planted/${topics[at]}.md`;
    beforeAll(async () => {
      const whole = makeContent();
      whole.write("knowledge/glossary.yaml", glossary);
      planted.forEach(([, text], at) => {
        whole.write(fileOf(at), entryFile({ question: `Where are the ${topics[at]}?` }, text));
      });
      all = JSON.parse((await runKb(["check", "--json"], settingsFor(whole))).stdout).findings;
      whole.remove();
    });

    it.each(planted.map(([what, , expected], at) => [what, fileOf(at), expected] as const))(
      "finds %s, on its line",
      (_what, file, expected) => {
        const found = all.filter((finding) => finding.file === file);
        expect(found.map(({ line, rule, level }) => `${line} ${rule} ${level}`)).toEqual(expected);
      },
    );
  });

  it("finds nothing in plain words that are right, true and linked", async () => {
    content.write("knowledge/glossary.yaml", glossary);
    body(
      `The visit was expected in Autumn 2025. [The page](page) tells more, and so does [this answer](/faq/spring).

::: until 2027-05-31
The next visit is expected in Spring 2027.
:::

::: after 2027-05-31
It was expected in Spring 2027.
:::

CAMHS helps with mental health. It said: “The services are utilised, and they were written about.”${easy}`,
    );
    expect(await foundIn(entry)).toEqual([]);
  });

  it("finds two entries that ask for the same", async () => {
    const asked = ["when does the big boat sail", "sailing time of the boat", "what time does the boat go"];
    content.write(
      "knowledge/a.md",
      entryFile({ question: "When does the boat sail?", "also asked": JSON.stringify(asked) }, `At ten.${easy}`),
    );
    content.write(
      "knowledge/b.md",
      entryFile(
        {
          question: "When does the boat sail today?",
          "also asked": '["sailing times of the boat", "when does a big boat sail", "what time do the boats go"]',
        },
        `At ten.${easy}`,
      ),
    );
    const found = (await findings()).map(({ file, rule }) => `${file} ${rule}`);
    expect(found).toContain("knowledge/a.md near-duplicate");
  });

  it("finds a question and a phrasing that something else wins, each on its line", async () => {
    const heard = ["hello there friend", "hello friend", "hello there", "hello hello"];
    content.write("dialogs/small-talk/hello.md", `---\nheard as: ${JSON.stringify(heard)}\n---\nHello.${easy}\n`);
    content.write("knowledge/greeting.md", entryFile({ question: "Hello there, friend" }, `Greet.${easy}`));
    content.write(
      "knowledge/dates/spring.md",
      entryFile({ "also asked": '["hello hello"]' }, `It is in spring.${easy}`),
    );
    expect(await foundIn("knowledge/greeting.md")).toEqual(["2 own-question error"]);
    expect(await foundIn(entry)).toEqual(["3 own-phrasing advice"]);
  });

  it("finds an example that its entry does not answer, on its line", async () => {
    body(`It is in spring.${easy}`, { examples: '["when is it", "how do I bake bread"]' });
    expect(await foundIn(entry)).toEqual(["9 example error"]);
  });

  it("finds a step that nobody can come to, and the one behind it", async () => {
    content.write("dialogs/lost.md", `---\nchoices:\n  - say: Go on\n    step: behind\n---\nLost.${easy}\n`);
    content.write("dialogs/behind.md", `---\n---\nBehind.${easy}\n`);
    expect(await foundIn("dialogs/lost.md")).toEqual(["1 orphan-step advice"]);
    expect(await foundIn("dialogs/behind.md")).toEqual(["1 orphan-step advice"]);
  });

  it("finds safeguarding examples that come out wrong, each on its line", async () => {
    content.write(
      "dialogs/safeguarding/danger.md",
      `---
level: crisis
patterns:
  - pattern: hit {self}
    examples:
      - I hit myself
      - I like cake
not this:
  - I hit myself on the door
---
Call 999.${easy}
`,
    );
    expect(await foundIn("dialogs/safeguarding/danger.md")).toEqual(["7 safeguarding error", "9 safeguarding error"]);
  });

  it("finds patterns that cannot be read, each on its line", async () => {
    content.write("dialogs/safeguarding/words.yaml", "self: [myself]\nharmless:\n  - a joke\n  - (open\n");
    expect(await foundIn("dialogs/safeguarding/words.yaml")).toEqual(["4 files error"]);
  });

  it("has a name of its own, and says why it matters", () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    expect(rules.filter(({ why }) => !/^[A-Z].*\.$/.test(why))).toEqual([]);
  });
});

describe("the day of kb check", () => {
  it("brings reviews and contacts that are due", async () => {
    body(`It is in spring.${easy}`);
    expect(await foundIn(entry, "--on", "2027-04-30")).toEqual([]);
    expect(await foundIn(entry, "--on", "2027-05-02")).toEqual(["7 review-by advice"]);
    const late = await findings("--on", "2028-01-01");
    expect(late.find(({ rule }) => rule === "review-by")?.what).toContain("215 days ago");
    expect(late.find(({ rule }) => rule === "contact-checked")).toMatchObject({ file: "knowledge/site.yaml", line: 4 });
  });

  it("turns an undated hope into an error when its time is over", async () => {
    body(`The visit is expected in Spring 2027.${easy}`, { "review by": "2028-05-31" });
    expect(await foundIn(entry, "--on", "2027-05-31")).toEqual(["10 date-undated advice"]);
    expect(await foundIn(entry, "--on", "2027-06-01")).toEqual(["10 date-passed error"]);
  });
});

describe("what kb check gives back", () => {
  it("is 0 with advice alone, and says how much of each there is", async () => {
    body("It is in spring.");
    const { status, stdout } = await runKb(["check"], settingsFor(content));
    expect(stdout).toContain(
      "knowledge/dates/spring.md:10  advice (no-easy-read)\n  It has no easy-read version.\n  Why it matters:",
    );
    expect(stdout).toContain("  How to mend it: Add a line");
    expect(stdout).toMatch(/0 errors, \d+ pieces of advice\. 1 entries, 18 steps\.\n$/);
    expect(status).toBe(0);
  });

  it("is 1 with an error, as text, as JSON and for GitHub", async () => {
    body(`See [here](page).${easy}`);
    for (const given of [[], ["--json"], ["--format", "github"]])
      expect((await runKb(["check", ...given], settingsFor(content))).status).toBe(1);
    const github = await runKb(["check", "--format", "github"], settingsFor(content));
    expect(github.stdout).toMatch(
      /^::error file=[^,:]*knowledge\/dates\/spring\.md,line=10,title=link-text::The link "here" /m,
    );
    expect(github.stdout).toMatch(/^::warning file=[^,:]*dialogs\/yes\.md,line=3,title=no-easy-read::/m);
  });

  it("is 1 with files that cannot be read, all of them named", async () => {
    body("It is in spring.", { related: "[nowhere]" });
    content.write("dialogs/welcome.md", "");
    const { status, stdout } = await runKb(["check"], settingsFor(content));
    expect(status).toBe(1);
    expect(stdout).toContain("dialogs/welcome.md:1  error (files)");
    expect(stdout).toContain("knowledge/dates/spring.md:8  error (files)");
    expect(stdout).toContain("The rest is checked once the files can be read.");
  });

  it("is 1 with a fact or a contact that has no source", async () => {
    body("It is in spring.", { source: "" });
    const links = "links:\n  page:\n    title: The page\n    url: https://example.org/page\n    seen on: here\n";
    content.write("knowledge/site.yaml", `name: Assistant\norganisation: The partnership\n${links}`);
    const { status, stdout } = await runKb(["check"], settingsFor(content));
    expect(status).toBe(1);
    expect(stdout).toMatch(/knowledge\/site\.yaml:4 {2}error \(files\)\n {2}"links › page › checked" is missing/);
    expect(stdout).toMatch(/knowledge\/dates\/spring\.md:5 {2}error \(files\)\n {2}"source" is/);
  });

  it.each([
    [["check", "--on", "2026-02-30"], '--on takes a date, YYYY-MM-DD, not "2026-02-30".'],
    [["check", "--format", "xml"], "--format takes text, json, github"],
    [["check", "--colour"], "Use it like this:\n  npm run kb -- check"],
    [["chekc"], 'There is no command "chekc".'],
  ])("is 1 with a word of what to do for: %j", async (args, message) => {
    const { status, stdout, stderr } = await runKb(args, settingsFor(content));
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
    expect(stdout).toBe("");
    expect(status).toBe(1);
  });
});
