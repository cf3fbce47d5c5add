import { withoutQuotations } from "./measured.js";
import type { Passage } from "./passages.js";
import type { Rule } from "./rule.js";

/** Words that `avoid` in glossary.yaml lists, outside quotations. */
export const plainWords: Rule = {
  name: "plain-words",
  level: "advice",
  why: "Words of offices shut people out.",
  find: ({ passages, snapshot: { glossary } }) =>
    passages.flatMap((passage) =>
      [...glossary.avoid].flatMap(([word, instead]) =>
        placesOf(word, passage).map((line) => ({
          file: passage.file,
          line,
          what: `"${word}" is a word to avoid (knowledge/glossary.yaml).`,
          mend: `Say "${instead}".`,
        })),
      ),
    ),
};

/** Words that `explain` in glossary.yaml lists, in a text that does not say what they mean. */
export const unexplainedWords: Rule = {
  name: "unexplained-word",
  level: "advice",
  why: "A word that only staff know makes an answer useless to everybody else.",
  find: ({ passages, snapshot: { glossary } }) =>
    textsOf(passages).flatMap((text) => {
      const whole = text.map(({ words }) => words.toLowerCase()).join("\n");
      return [...glossary.explain].flatMap(([word, meanings]) => {
        if (meanings.some((meaning) => whole.includes(meaning.toLowerCase()))) return [];
        const first = text.flatMap((passage) =>
          placesOf(word, passage).map((line) => ({ file: passage.file, line })),
        )[0];
        if (first === undefined) return [];
        const what = `"${word}" is not explained.`;
        return [{ ...first, what, mend: `Add what it means where it first stands: "${word} (${meanings[0] ?? ""})".` }];
      });
    }),
};

/** The answer and the easy-read text of each file: each is read by itself. */
function textsOf(passages: readonly Passage[]): Passage[][] {
  const texts = new Map<string, Passage[]>();
  for (const passage of passages) {
    if (passage.kind !== "answer" && passage.kind !== "easy read") continue;
    const key = `${passage.kind} ${passage.file}`;
    texts.set(key, [...(texts.get(key) ?? []), passage]);
  }
  return [...texts.values()];
}

/** The lines on which a word stands by itself, whatever its capitals and endings, outside quotation marks. */
function placesOf(word: string, { words, line }: Passage): number[] {
  const own = withoutQuotations(words);
  const whole = new RegExp(`(?<![\\p{L}\\p{N}-])${withEndings(word)}(?![\\p{L}\\p{N}]|-\\p{L})`, "giu");
  return [...own.matchAll(whole)].map(({ index }) => line + own.slice(0, index).split("\n").length - 1);
}

/** "utilise" is in "utilises", "utilised" and "utilising" too. */
function withEndings(word: string): string {
  const name = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return name.endsWith("e") ? `${name.slice(0, -1)}(?:e[sd]?|ing)` : `${name}(?:s|ed|ing)?`;
}
