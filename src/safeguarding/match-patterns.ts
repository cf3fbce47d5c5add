import type { Snapshot } from "../content/snapshot.js";
import { cleanText } from "../language/clean-text.js";
import { remember } from "../language/remember.js";
import { makeSpeller, type Vocabulary } from "../language/speller.js";
import { splitWords } from "../language/split-words.js";
import { stem } from "../language/stem.js";
import { type LongWork, mapPausing } from "../search/long-work.js";
import { compilePattern, needsOf, stemRow } from "./compile-pattern.js";
import type { Concern } from "./find-concern.js";
import { makeSieve } from "./sieve.js";

/** Finds the gravest concern whose pattern a message has. */
export type PatternFinder = (text: string) => Concern | undefined;

/**
 * Makes a finder for the patterns of `dialogs/safeguarding/`. Misspellings and text-speak are read first; sayings that only sound like
 * danger (the set `harmless`) are passed over.
 */
export function* makePatternFinder({ steps, concernWords, glossary, index }: Snapshot): LongWork<PatternFinder> {
  const patterns = [...steps.values()].flatMap(({ id, concern }) =>
    (concern?.patterns ?? []).map(({ pattern }) => ({
      level: concern?.level ?? "concern",
      step: id,
      because: pattern,
    })),
  );
  const rules = yield* mapPausing(patterns, (concern) => ({
    concern,
    expression: compilePattern(concern.because, concernWords),
    needs: needsOf(concern.because, concernWords),
  }));
  const ofLevel = (level: Concern["level"]) => rules.filter((rule) => rule.concern.level === level);
  const gravestFirst = [...ofLevel("crisis"), ...ofLevel("concern")];
  const sayings = concernWords.get("harmless") ?? [];
  const harmless = yield* mapPausing(sayings, (saying) => ({
    item: new RegExp(compilePattern(saying, concernWords).source, "g"),
    needs: needsOf(saying, concernWords),
  }));
  // The knowledge's words are in it too, so that "priorty" is read as "priority" and not as the nearest word of danger.
  const vocabulary = new Map(index.lexicon.vocabulary);
  const texts = [...rules.map(({ concern }) => concern.because), ...[...concernWords.values()].flat()];
  for (const word of texts.flatMap((words) => splitWords(cleanText(words))))
    vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  yield;
  const spell = remember(makeSpeller(vocabulary, glossary.spellings));
  yield;
  const uses = usesOfStems(vocabulary);
  yield;
  const rulesFor = makeSieve(
    gravestFirst.map((rule) => ({ item: rule, needs: rule.needs })),
    uses,
  );
  yield;
  const harmlessFor = makeSieve(harmless, uses);
  return (text) => {
    const whole = stemRow(splitWords(cleanText(text)).flatMap(spell));
    const stems = whole.split(" ");
    const row = harmlessFor(stems).reduce((left, saying) => left.replace(saying, "~ "), whole);
    return rulesFor(stems).find(({ expression }) => expression.test(row))?.concern;
  };
}

function usesOfStems(vocabulary: Vocabulary): (stem: string) => number {
  const uses = new Map<string, number>();
  for (const [word, count] of vocabulary) uses.set(stem(word), (uses.get(stem(word)) ?? 0) + count);
  return (one) => uses.get(one) ?? 0;
}
