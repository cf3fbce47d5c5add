import { beginningOf, measuredSentences } from "./measured.js";
import type { Rule } from "./rule.js";

/** GOV.UK asks for at most 25 words: https://www.gov.uk/guidance/content-design/writing-for-gov-uk. */
const longestOfAnswer = 25;
/** The NHS and the Department of Health ask for 10 to 15 words in easy read. */
const longestOfEasyRead = 15;

/** Sentences with more words than people take in at once. */
export const sentenceLength: Rule = {
  name: "sentence-length",
  level: "advice",
  why: "Long sentences are hard to follow, above all on a phone, for tired people and by ear.",
  find: ({ passages, english }) =>
    passages.flatMap((passage) => {
      const longest = passage.kind === "easy read" ? longestOfEasyRead : longestOfAnswer;
      return measuredSentences(passage, english)
        .filter(({ words }) => words.length > longest)
        .map(({ line, words, text }) => ({
          file: passage.file,
          line,
          what: `"${beginningOf(text)}" has ${words.length} words; ${longest} are enough for ${passage.kind === "easy read" ? "easy read" : "an answer"}.`,
          mend: "Part it into two sentences, or make a list of it.",
        }));
    }),
};
