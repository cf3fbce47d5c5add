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
const index = buildSearchIndex(targets, {
  concepts: [{ name: "newsletter", saidAs: ["newsletter", "bulletin"] }],
  spellings: new Map(),
});

const found = (text: string, context?: Parameters<typeof judge>[2]): string => {
  const verdict = judge(index, text, context);
  return verdict.kind === "found" ? verdict.target.id : verdict.kind;
};

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
    expect(found("who did it?", { question: "When is the next inspection?", near: ["next", "who"] })).toBe("who");
  });

  it("names the second question of a message as asked too", () => {
    const verdict = judge(index, "How do I get the newsletter? And who inspected services?", undefined);
    expect(verdict.kind === "found" && [verdict.target.id, ...verdict.alsoAsked].sort()).toEqual(["newsletter", "who"]);
  });
});
