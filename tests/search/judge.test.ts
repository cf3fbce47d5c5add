import { judge } from "../../src/search/judge.js";
import { buildSearchIndex, type Target } from "../../src/search/search-index.js";

const traits = { kind: "answer", topic: "inspection", asksFor: "what" };
const targets: Target[] = [
  {
    kind: "entry",
    id: "newsletter",
    phrasings: [
      "How do I get the newsletter?",
      "sign up for the newsletter",
      "put me on the mailing list",
      "email updates",
    ],
    body: "The newsletter has updates.",
    traits,
  },
  {
    kind: "entry",
    id: "report",
    phrasings: [
      "Where can I read the report?",
      "link to the inspection report",
      "is the report published",
      "download the report",
    ],
    body: "Read the full report online.",
    traits,
  },
  {
    kind: "entry",
    id: "next",
    phrasings: ["When is the next inspection?", "when will inspectors come back", "date of the next inspection"],
    body: "Spring 2027.",
    traits,
  },
  {
    kind: "entry",
    id: "who",
    phrasings: ["Who did the inspection?", "who inspected services", "which inspectors came"],
    body: "Ofsted and the CQC.",
    traits,
  },
];
const glossary = { concepts: [{ name: "newsletter", saidAs: ["newsletter", "bulletin"] }], spellings: new Map() };
const index = buildSearchIndex(targets, glossary);

const found = (text: string, context?: Parameters<typeof judge>[2]): string => {
  const verdict = judge(index, text, context);
  return verdict.kind === "found" ? verdict.target.id : verdict.kind;
};

describe("a question that is not understood for sure", () => {
  it("has the next best entries offered in place of the answer", () => {
    const verdict = judge(index, "which inspectors come back to report", undefined);
    expect(verdict).toMatchObject({ kind: "found", instead: [expect.any(String), expect.any(String)] });
    expect(verdict.kind === "found" && verdict.instead).not.toContain(verdict.kind === "found" && verdict.target.id);
  });

  it("offers nothing where it is understood word for word", () => {
    expect(judge(index, "Who did the inspection?", undefined)).toMatchObject({ kind: "found", instead: [] });
  });

  it("offers nothing to a question of another field", () => {
    expect(judge(index, "how do i bake a sponge", undefined)).toEqual({ kind: "none", instead: [] });
  });
});

describe("judging a question", () => {
  it.each([
    ["how do i sign up for the newsletter", "newsletter"],
    ["were can i reed the reprot", "report"],
    ["can I get your bulletin", "newsletter"],
    ["We have waited for years and I am tired of it all. When will the inspectors come back?", "next"],
  ])("finds what '%s' asks for", (text, id) => {
    expect(found(text)).toBe(id);
  });

  it.each(["how do i bake a sponge", "", "asdf jkl", "🙂"])("finds nothing for '%s'", (text) => {
    expect(found(text)).toBe("none");
  });

  it("reads a question that only points with what was said before", () => {
    expect(
      found("who did it?", {
        entry: "next",
        question: "When is the next inspection?",
        near: ["next", "who"],
        around: [],
        ofTopic: [],
      }),
    ).toBe("who");
  });

  it.each([
    ["and the report?", "report"],
    ["the newsletter too?", "newsletter"],
    ["what about bicycles?", "none"],
  ])("reads a message that only names a new word as the last question with it put in: %s", (text, id) => {
    expect(
      found(text, { entry: "next", question: "When is the next inspection?", near: ["next"], around: [], ofTopic: [] }),
    ).toBe(id);
  });

  it("takes a message that is a phrasing word for word for that, whatever one of its sentences asks for", () => {
    const asked = "Nobody told us. When is the next inspection, and who comes?";
    const taught = buildSearchIndex(
      targets.map((one) => (one.id === "who" ? { ...one, phrasings: [...one.phrasings, asked] } : one)),
      glossary,
    );
    expect(judge(taught, asked.toLowerCase(), undefined)).toMatchObject({
      target: { id: "who" },
    });
  });

  it.each([
    "How do I get the newsletter? And who inspected services?",
    "how do i get the newsletter and who inspected services",
  ])("answers the first question of '%s' and names the second as asked too", (text) => {
    expect(judge(index, text, undefined)).toMatchObject({ target: { id: "newsletter" }, alsoAsked: ["who"] });
  });
});
