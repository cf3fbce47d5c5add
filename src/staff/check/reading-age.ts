import type { Problem } from "../../content/problem.js";
import { measuredSentences } from "./measured.js";
import type { Passage } from "./passages.js";
import type { Material, Rule } from "./rule.js";

const oldest = { answer: 15, "easy read": 11 } as const;
/** Of a text shorter than this a single long word makes half the measure. */
const fewestWords = 25;

/** Texts that need more years at school than many readers have had. */
export const readingAge: Rule = {
  name: "reading-age",
  level: "advice",
  why: "Many adults read as a child of eleven does, and everybody reads plain words faster.",
  find: (material) => (["answer", "easy read"] as const).flatMap((kind) => hardTexts(kind, material)),
};

function hardTexts(kind: "answer" | "easy read", { passages, english }: Material): Problem[] {
  const texts = new Map<string, Passage[]>();
  for (const passage of passages)
    if (passage.kind === kind) texts.set(passage.file, [...(texts.get(passage.file) ?? []), passage]);
  return [...texts].flatMap(([file, its]) => {
    const sentences = its.flatMap((passage) => measuredSentences(passage, english));
    const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
    const age = Math.round(english.readingAge(sentences));
    if (words < fewestWords || age <= oldest[kind]) return [];
    const text = kind === "answer" ? "The answer" : "The easy-read text";
    return [
      {
        file,
        line: its[0]?.line ?? 1,
        what: `${text} needs a reading age of ${age}; ${oldest[kind]} is the most.`,
        mend: "Use shorter sentences and everyday words.",
      },
    ];
  });
}
