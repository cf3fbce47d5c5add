import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { runKb } from "../support/run-kb.js";

jest.setTimeout(180_000);

describe("kb list", () => {
  it("shows all entries, or those of a topic and a kind", async () => {
    const all = (await runKb(["list"])).stdout.trim().split("\n");
    expect(all.length).toBeGreaterThan(100);
    const some = (await runKb(["list", "--topic", "the plans", "--kind", "answer"])).stdout;
    expect(some).toMatch(/^plans-approved +answer +\d{4}-\d\d-\d\d +The plans +Have the plans been approved\?$/m);
    expect(some).not.toContain("signpost");
    expect(some.trim().split("\n").length).toBeLessThan(20);
  });

  it("shows what is stale on a day, and says so where nothing is", async () => {
    const stale = JSON.parse((await runKb(["list", "--stale", "--on", "2027-05-15", "--json"])).stdout);
    expect(stale.length).toBeGreaterThan(0);
    expect(stale.filter(({ reviewBy }: { reviewBy: string }) => reviewBy >= "2027-05-15")).toEqual([]);
    expect((await runKb(["list", "--stale"])).stdout).toBe("There is no such entry.\n");
  });

  it("shows the contacts with where each was seen and when it was checked", async () => {
    const { stdout } = await runKb(["list", "--contacts"]);
    expect(stdout).toMatch(/^childline +\d{4}-\d\d-\d\d +Childline\n +seen on NSPCC$/m);
  });

  it("names the topics and kinds that there are where it is given another", async () => {
    expect(await runKb(["list", "--topic", "zebras"])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is no topic "zebras". There are: Areas for improvement, '),
    });
    expect(await runKb(["list", "--kind", "zebra"])).toMatchObject({
      status: 1,
      stderr: '--kind takes answer or signpost, not "zebra".\n',
    });
  });
});

describe("kb preview", () => {
  it("shows an entry on a day as the web, Teams and easy read have it", async () => {
    const { stdout, status } = await runKb(["preview", "full-inspection", "--on", "2027-06-01"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^full-inspection on 1 June 2027\n\nOn the web\n-+\nA full inspection was expected in Spring 2027/,
    );
    expect(stdout).toContain("From: What we're doing to improve SEND services");
    expect(stdout).toMatch(/In Teams\n-+\nWhen is the next full inspection\?\n/);
    expect(stdout).toMatch(/In easy read\n-+\nThe big inspection was expected in Spring 2027\./);
  });

  it("shows which words change until a day, and nothing else", async () => {
    const { stdout } = await runKb(["preview", "--on", "2027-06-01"]);
    expect(stdout).toContain("What reads differently on 1 June 2027 (+) from 25 November 2026 (-):");
    expect(stdout).toContain(
      "full-inspection  (knowledge/what-happens-next/full-inspection.md)\n  - A full inspection is expected",
    );
    expect(stdout).not.toContain("newsletter");
    const soon = await runKb(["preview", "--on", "2026-11-26"]);
    expect(soon.stdout).toContain("Nothing reads differently on 26 November 2026 from 25 November 2026.");
  });

  it("says what to type where a day or a name is wrong or missing", async () => {
    expect((await runKb(["preview"])).stderr).toContain("npm run kb -- preview --on 2027-06-01");
    expect(await runKb(["preview", "zebra"])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is no entry named "zebra". See their names with: npm run kb -- list'),
    });
  });
});

describe("kb test", () => {
  it("asks the question and the examples of every entry, and every safeguarding example", async () => {
    const { status, stdout } = await runKb(["test"]);
    expect(stdout).toMatch(
      /^(\d+) of \1 questions find their entry\.\n(\d+) of \2 safeguarding examples come out right\.\n$/,
    );
    expect(status).toBe(0);
  });

  it("shows what an example got instead, where it does not find its entry, and fails", async () => {
    const content = copyContent({ isWhole: true });
    const file = "knowledge/get-involved/newsletter.md";
    content.write(file, content.read(file).replace("topic:", "examples:\n  - how do I bake bread\ntopic:"));
    const { status, stdout } = await runKb(["test", "newsletter"], content.settings);
    content.remove();
    expect(stdout).toMatch(/^knowledge\/get-involved\/newsletter\.md:\d+ {2}"how do I bake bread" got: /);
    expect(stdout).toContain("of 2 questions find their entry.");
    expect(status).toBe(1);
  });
});

describe("kb new", () => {
  let content: OwnContent;
  beforeEach(() => {
    content = copyContent();
  });
  afterEach(() => content.remove());

  const place = (): string => path.join(content.root, "knowledge/the-moon/is-there-a-balloon-to-the-moon.md");

  it("asks until the answers will do, and writes an entry that the check has nothing against", async () => {
    const lines = ["?!", "Is there a balloon to the moon?", "maybe", "yes", "99", "The Moon", ""];
    const rest = [
      "No. The page names no balloon.",
      "It has:",
      "- a page",
      "- a list",
      "",
      "There is no balloon.",
      "",
      "999x",
      "999",
      "balloon: when",
      "baloon",
      "",
    ];
    const { status, stdout } = await runKb(["new"], content.settings, [...lines, ...rest]);
    expect(status).toBe(0);
    for (const said of [
      "The question needs letters or digits",
      "Type yes or no.",
      "Type a number from 1 to ",
      "It needs some words.",
      'There is no link named "999x" in site.yaml.',
    ])
      expect(stdout).toContain(said);
    expect(readFileSync(place(), "utf8")).toMatch(
      /^---\nquestion: "Is there a balloon to the moon\?"\nalso asked:\n {2}- "balloon: when"\n {2}- "baloon"\ntopic: "The Moon"\nsource: "999"\nchecked: 2026-11-25\nreview by: 2027-05-26\nrelated: \[.*\]\n---\nNo\. The page names no balloon\.\n\nIt has:\n\n- a page\n- a list\n\n## Easy read\nThere is no balloon\.\n$/,
    );
    const check = await runKb(["check", "--json"], content.settings);
    const { findings } = JSON.parse(check.stdout);
    expect(findings.filter(({ file }: { file: string }) => file.includes("balloon"))).toEqual([]);
    expect(check.status).toBe(0);
  });

  it("writes a signpost where the source has no answer", async () => {
    const lines = ["Is there a balloon to the moon?", "no", "The Moon", "I do not know.", "", "", "", ""];
    await runKb(["new"], content.settings, lines);
    expect(readFileSync(place(), "utf8")).toContain("kind: signpost\n");
  });

  it("writes nothing that the check would refuse, and shows what it would have been", async () => {
    const lines = [
      "Is there a balloon to the moon?",
      "yes",
      "The Moon",
      "See it.",
      "",
      "",
      "",
      "what happens next",
      "",
    ];
    const { status, stderr } = await runKb(["new"], content.settings, lines);
    expect(status).toBe(1);
    expect(stderr).toContain('The phrasing "What happens next?" stands in');
    expect(stderr).toContain('question: "Is there a balloon to the moon?"');
    expect(existsSync(place())).toBe(false);
  });

  it("says so where the answers end too soon", async () => {
    const { status, stderr } = await runKb(["new"], content.settings, ["Is there a balloon to the moon?"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^There was no answer to "Does its source answer it.*Nothing was written\.\n$/);
    expect(existsSync(place())).toBe(false);
  });
});

describe("kb ask", () => {
  it("explains an answer on another day, for people and for tools", async () => {
    const given = ["ask", "when is the next full inspection", "--on", "2025-06-01"];
    expect((await runKb(given)).stdout).toMatch(/^Asked on 2025-06-01: .*Decision: answer \(full-inspection, /s);
    expect(JSON.parse((await runKb([...given, "--json"])).stdout).reply.entry).toBe("full-inspection");
  });

  it("says what to type where no question is given", async () => {
    expect(await runKb(["ask"])).toMatchObject({ status: 1, stderr: expect.stringContaining("Say what to ask") });
  });
});
