import type { Snapshot } from "../content/snapshot.js";
import { cleanText } from "../language/clean-text.js";
import { remember } from "../language/remember.js";
import { learnSpelling, type SpellingData, spellerOver } from "../language/speller.js";
import { splitWords } from "../language/split-words.js";
import { stem } from "../language/stem.js";
import { type LongWork, mapPausing } from "../search/long-work.js";
import { compilePattern, needsOf, stemRow } from "./compile-pattern.js";
import type { Concern } from "./find-concern.js";
import { laySieve, type SieveData, sieveOver } from "./sieve.js";

/** Finds the gravest concern whose pattern a message has. */
export type PatternFinder = (text: string) => Concern | undefined;

/** The patterns of `dialogs/safeguarding/` as they are tried, as plain data. */
export interface PatternData {
  /** The gravest first, each with the source of its expression. */
  readonly rules: readonly { readonly concern: Concern; readonly source: string }[];
  readonly rulesFor: SieveData;
  /** The sources of sayings that only sound like danger. */
  readonly harmless: readonly string[];
  readonly harmlessFor: SieveData;
  readonly spelling: SpellingData;
}

/** The work of compiling the patterns, and of learning the words that they are written in. */
export function* learnPatterns({ steps, concernWords, glossary, index }: Snapshot): LongWork<PatternData> {
  const patterns = [...steps.values()].flatMap(({ id, concern }) =>
    (concern?.patterns ?? []).map(({ pattern }) => ({
      level: concern?.level ?? "concern",
      step: id,
      because: pattern,
    })),
  );
  const compile = (pattern: string) => ({
    source: compilePattern(pattern, concernWords).source,
    needs: needsOf(pattern, concernWords),
  });
  const rules = yield* mapPausing(patterns, (concern) => ({ concern, ...compile(concern.because) }));
  const ofLevel = (level: Concern["level"]) => rules.filter((rule) => rule.concern.level === level);
  const gravestFirst = [...ofLevel("crisis"), ...ofLevel("concern")];
  const harmless = yield* mapPausing(concernWords.get("harmless") ?? [], compile);
  // The knowledge's words are in it too, so that "priorty" is read as "priority" and not as the nearest word of danger.
  const vocabulary = new Map(index.lexicon.vocabulary);
  const texts = [...rules.map(({ concern }) => concern.because), ...[...concernWords.values()].flat()];
  for (const word of texts.flatMap((words) => splitWords(cleanText(words))))
    vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  yield;
  const spelling = learnSpelling(vocabulary, glossary.spellings);
  yield;
  const uses = usesOfStems(vocabulary);
  yield;
  const needs = ({ needs: some }: (typeof harmless)[number]) => some;
  const rulesFor = laySieve(gravestFirst.map(needs), uses);
  yield;
  return {
    rules: gravestFirst.map(({ concern, source }) => ({ concern, source })),
    rulesFor,
    harmless: harmless.map(({ source }) => source),
    harmlessFor: laySieve(harmless.map(needs), uses),
    spelling,
  };
}

/** Makes a finder for the patterns. Misspellings and text-speak are read first; sayings that only sound like danger are passed over. */
export function patternFinderOver(data: PatternData): PatternFinder {
  const rules = data.rules.map(({ concern, source }) => ({ concern, expression: new RegExp(source) }));
  const harmless = data.harmless.map((source) => new RegExp(source, "g"));
  const [rulesFor, harmlessFor] = [sieveOver(data.rulesFor), sieveOver(data.harmlessFor)];
  const spell = remember(spellerOver(data.spelling));
  return (text) => {
    const whole = stemRow(splitWords(cleanText(text)).flatMap(spell));
    const stems = whole.split(" ");
    const row = harmlessFor(stems).reduce((left, at) => left.replace(harmless[at] ?? "", "~ "), whole);
    return rulesFor(stems)
      .map((at) => rules[at])
      .find((rule) => rule?.expression.test(row))?.concern;
  };
}

function usesOfStems(vocabulary: ReadonlyMap<string, number>): (stem: string) => number {
  const uses = new Map<string, number>();
  for (const [word, count] of vocabulary) uses.set(stem(word), (uses.get(stem(word)) ?? 0) + count);
  return (one) => uses.get(one) ?? 0;
}
