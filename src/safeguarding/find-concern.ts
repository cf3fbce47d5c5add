import type { Snapshot } from "../content/snapshot.js";
import { cleanText } from "../language/clean-text.js";
import { remember } from "../language/remember.js";
import { makeSpeller, type Speller } from "../language/speller.js";
import { splitWords } from "../language/split-words.js";
import { compilePattern, stemRow } from "./compile-pattern.js";

/** A sign of danger or distress in a message: how grave, the step that says what to do, and the pattern that found it. */
export interface Concern {
  readonly level: "crisis" | "concern";
  readonly step: string;
  readonly pattern: string;
}

interface Rule extends Concern {
  readonly expression: RegExp;
}

interface ConcernFinder {
  readonly rules: readonly Rule[];
  readonly harmless: readonly RegExp[];
  readonly spell: Speller;
}

const finders = new WeakMap<Snapshot, ConcernFinder>();

/**
 * Finds the gravest concern in a message by the patterns of `dialogs/safeguarding/`, undefined when there is none. Misspellings and
 * text-speak are read first; sayings that only sound like danger (the set `harmless`) are passed over. Never throws for any text.
 */
export function findConcern(text: string, snapshot: Snapshot): Concern | undefined {
  const finder = finders.get(snapshot) ?? makeFinder(snapshot);
  finders.set(snapshot, finder);
  const row = readRow(text, finder);
  const found = finder.rules.find(({ expression }) => expression.test(row));
  return found && { level: found.level, step: found.step, pattern: found.pattern };
}

function readRow(text: string, { spell, harmless }: ConcernFinder): string {
  const words = splitWords(cleanText(text)).flatMap((word) => spell(word));
  return harmless.reduce((row, saying) => row.replaceAll(saying, "~ "), stemRow(words));
}

function makeFinder({ steps, concernWords, glossary, index }: Snapshot): ConcernFinder {
  const rules = [...steps.values()].flatMap(({ id, concern }) =>
    (concern?.patterns ?? []).map(({ pattern }) => ({
      level: concern?.level ?? "concern",
      step: id,
      pattern,
      expression: compilePattern(pattern, concernWords),
    })),
  );
  const grave = rules.filter(({ level }) => level === "crisis");
  // The knowledge's words are in it too, so that "priorty" is read as "priority" and not as the nearest word of danger.
  const vocabulary = new Map(index.lexicon.vocabulary);
  const sayings = concernWords.get("harmless") ?? [];
  const texts = [...rules.map(({ pattern }) => pattern), ...[...concernWords.values()].flat()];
  for (const word of texts.flatMap((words) => splitWords(cleanText(words))))
    vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  return {
    rules: [...grave, ...rules.filter(({ level }) => level === "concern")],
    harmless: sayings.map((saying) => new RegExp(compilePattern(saying, concernWords), "g")),
    spell: remember(makeSpeller(vocabulary, glossary.spellings)),
  };
}
