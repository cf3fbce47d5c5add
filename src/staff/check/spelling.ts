import type { Problem } from "../../content/problem.js";
import type { Snapshot } from "../../content/snapshot.js";
import type { English } from "./english.js";
import type { Passage } from "./passages.js";
import type { Rule } from "./rule.js";

/** Misspelt words in what staff write. Phrasings are meant to be misspelt and are not looked at. */
export const spelling: Rule = {
  name: "spelling",
  level: "advice",
  why: "A misspelt word makes people doubt the rest, and a screen reader reads it wrong.",
  find({ passages, english }) {
    const readings = new Map<string, readonly string[] | undefined>();
    return passages.flatMap((passage) =>
      wordsIn(passage).flatMap(({ word, line }) => {
        if (!readings.has(word)) readings.set(word, readingsOf(word, english));
        const meant = readings.get(word);
        return meant === undefined ? [] : [toProblem(passage.file, line, word, meant)];
      }),
    );
  },
};

/** The names that the dictionary does not have: of the glossary, and of site.yaml. */
export function namesOf({ glossary, site }: Snapshot): string[] {
  return [
    ...glossary.speltRight,
    ...glossary.concepts.map(({ name }) => name),
    ...glossary.explain.keys(),
    site.name,
    site.organisation,
    ...[...site.links.values()].map(({ title }) => title),
  ];
}

function wordsIn({ words, line }: Passage): { word: string; line: number }[] {
  return words.split("\n").flatMap((text, at) =>
    text
      .replace(/\S*(?:@|:\/\/|\w\.\w)\S*/g, " ")
      .split(/[^\p{L}\p{N}'’-]+/u)
      .map((word) => word.replace(/^['’-]+|['’-]+$/g, "").replace(/['’]s$/, ""))
      .filter((word) => /^\p{L}/u.test(word))
      .map((word) => ({ word, line: line + at })),
  );
}

/** Letters that stand for words ("CAMHS", "PDFs") are no words, and a word with a hyphen is right where its parts are. */
function readingsOf(word: string, english: English): readonly string[] | undefined {
  if (/^[A-Z]{2,}s?$/.test(word)) return undefined;
  const plain = word.replaceAll("’", "'");
  const parts = plain.split("-");
  if (english.isRight(plain) || (parts.length > 1 && parts.every(english.isRight))) return undefined;
  return english.readingsOf(plain);
}

function toProblem(file: string, line: number, word: string, meant: readonly string[]): Problem {
  const perhaps = meant.length === 0 ? "" : `Perhaps ${meant.map((one) => `"${one}"`).join(" or ")}. `;
  return {
    file,
    line,
    what: `"${word}" is not in the dictionary.`,
    mend: `${perhaps}If it is right, add it to "spelt right" in knowledge/glossary.yaml.`,
  };
}
