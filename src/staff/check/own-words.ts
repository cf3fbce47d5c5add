import type { Problem } from "../../content/problem.js";
import type { RankedPhrasing } from "./rankings.js";
import type { Rule } from "./rule.js";

/** Entries whose own question would be answered by something else. */
export const ownQuestions: Rule = {
  name: "own-question",
  level: "error",
  why: "Whoever asks it word for word gets another answer.",
  find: ({ rankings }) => rankings.questions().flatMap(lost),
};

/** Phrasings that something else wins. */
export const ownPhrasings: Rule = {
  name: "own-phrasing",
  level: "advice",
  why: "Whoever asks it word for word gets another answer, and the phrasing draws like questions the wrong way.",
  find: ({ rankings }) =>
    rankings
      .phrasings()
      .filter(({ isQuestion }) => !isQuestion)
      .flatMap(lost),
};

function lost({ entry, phrasing, line, isQuestion, candidates: [first] }: RankedPhrasing): Problem[] {
  if (first === undefined || first.target.id === entry.id) return [];
  const winner = `the ${first.target.kind === "step" ? "step" : "entry"} "${first.target.id}"`;
  return [
    {
      file: entry.file,
      line,
      what: `Its own ${isQuestion ? "question" : "phrasing"} "${phrasing}" is answered by ${winner}.`,
      mend: isQuestion
        ? "Tell the two questions apart, or make one entry of them."
        : "Put it where it belongs, take it out, or say more plainly what it asks for.",
    },
  ];
}
