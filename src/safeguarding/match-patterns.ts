import type { Snapshot } from "../content/snapshot.js";
import { cleanText } from "../language/clean-text.js";
import { remember } from "../language/remember.js";
import { makeSpeller, type Speller } from "../language/speller.js";
import { splitWords } from "../language/split-words.js";
import { compilePattern, stemRow } from "./compile-pattern.js";
import type { Concern } from "./find-concern.js";

/** Finds the gravest concern whose pattern a message has. */
export type PatternFinder = (text: string) => Concern | undefined;

/**
 * Makes a finder for the patterns of `dialogs/safeguarding/`. Misspellings and text-speak are read first; sayings that only sound like
 * danger (the set `harmless`) are passed over.
 */
export function makePatternFinder({ steps, concernWords, glossary, index }: Snapshot): PatternFinder {
  const rules = [...steps.values()].flatMap(({ id, concern }) =>
    (concern?.patterns ?? []).map(({ pattern }) => ({
      concern: { level: concern?.level ?? "concern", step: id, because: pattern } as const,
      expression: compilePattern(pattern, concernWords),
    })),
  );
  const ofLevel = (level: Concern["level"]) => rules.filter((rule) => rule.concern.level === level);
  const gravestFirst = [...ofLevel("crisis"), ...ofLevel("concern")];
  const sayings = concernWords.get("harmless") ?? [];
  const harmless = sayings.map((saying) => new RegExp(compilePattern(saying, concernWords).source, "g"));
  // The knowledge's words are in it too, so that "priorty" is read as "priority" and not as the nearest word of danger.
  const vocabulary = new Map(index.lexicon.vocabulary);
  const texts = [...rules.map(({ concern }) => concern.because), ...[...concernWords.values()].flat()];
  for (const word of texts.flatMap((words) => splitWords(cleanText(words))))
    vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  const spell = remember(makeSpeller(vocabulary, glossary.spellings));
  return (text) => {
    const row = readRow(text, spell, harmless);
    return gravestFirst.find(({ expression }) => expression.test(row))?.concern;
  };
}

function readRow(text: string, spell: Speller, harmless: readonly RegExp[]): string {
  const words = splitWords(cleanText(text)).flatMap((word) => spell(word));
  return harmless.reduce((row, saying) => row.replace(saying, "~ "), stemRow(words));
}
