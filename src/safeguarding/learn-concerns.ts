import { harmless } from "../content/read-concern-examples.js";
import type { Snapshot } from "../content/snapshot.js";
import { cleanText } from "../language/clean-text.js";
import { makeConceptFinder } from "../language/concepts.js";
import { plainKey } from "../language/plain-key.js";
import { makeSpeller } from "../language/speller.js";
import { splitClauses, splitWords } from "../language/split-words.js";
import { type Lexicon, makeLexicon, type Understood, understand } from "../language/understand.js";
import { type Features, makeFeatureTable } from "../search/features.js";
import { makeLearnerFeatures } from "../search/learner-features.js";
import { learnWords } from "../search/learnt-words.js";
import { eachPausing, type LongWork, mapPausing } from "../search/long-work.js";

/** What the examples say of a text: the beliefs, 0 to 1, that it tells of danger and of distress, and the likeliest step of each. */
export interface Feeling {
  readonly crisis: number;
  readonly crisisStep: string;
  readonly concern: number;
  readonly concernStep: string;
}

/** How a message feels, as a whole and clause by clause: a long story may have the danger in half a sentence. */
export type ConcernSense = (text: string) => {
  readonly whole: Feeling;
  /** How the clause feels that tells most of danger; as `whole` where none tells more. */
  readonly worst: Feeling;
  /** Whether there was enough to go by, and all of it was read: of endless messages only the beginning is. */
  readonly isFullyRead: boolean;
};

/** Danger is told from what only sounds like it by fine differences: it is learnt more thoroughly than answers are. */
const thorough = { rounds: 5, learntBelief: 0.85, step: 0.25 };
const leastWords = 2;
const leastClauseWords = 3;
const mostClauses = 60;

/**
 * Learns from the snapshot's examples, those beside its patterns, and its phrasings how messages of danger and distress are worded. It finds
 * what nobody wrote a pattern for. Takes about a second; reading a message takes less than one millisecond.
 */
export function* learnConcerns(snapshot: Snapshot): LongWork<ConcernSense> {
  const kinds = kindsOf(snapshot);
  const examples = examplesOf(snapshot, kinds);
  const lexicon = yield* lexiconOf(snapshot, examples);
  const table = makeFeatureTable();
  const wider = makeLearnerFeatures(table);
  const learn = (text: Understood): Features => wider.extend(table.learn(text), text);
  const none = kinds.length - 1;
  const ofExamples = yield* mapPausing(examples, ({ text, target }) => ({
    features: learn(understand(text, lexicon)),
    target,
  }));
  const ofPhrasings = yield* mapPausing(snapshot.index.phrasings, (text) => ({ features: learn(text), target: none }));
  const learnt = yield* learnWords([...ofExamples, ...ofPhrasings], kinds.length, wider.size(), thorough);
  const written = new Map(yield* mapPausing(examples, ({ text, target }) => [plainKey(text), target] as const));
  const feel = (message: Understood): Feeling =>
    feelingOf(learnt.score(wider.extend(table.read(message), message)), kinds);
  const knownFeeling = (text: string): Feeling | undefined => {
    const known = written.get(plainKey(text));
    return known === undefined ? undefined : sureOf(kinds[known]);
  };
  return makeSense(lexicon, feel, knownFeeling);
}

function makeSense(
  lexicon: Lexicon,
  feel: (message: Understood) => Feeling,
  knownFeeling: (text: string) => Feeling | undefined,
): ConcernSense {
  return (text) => {
    const known = knownFeeling(text);
    if (known !== undefined) return { whole: known, worst: known, isFullyRead: true };
    const message = understand(text, lexicon);
    // A single word ("bank") is too little to go by.
    if (message.words.length < leastWords) return { whole: calm, worst: calm, isFullyRead: false };
    const whole = feel(message);
    const clauses = splitClauses(message.cleaned).filter((clause) => splitWords(clause).length >= leastClauseWords);
    let worst = whole;
    // A message of one clause has been felt already.
    for (const one of clauses.length > 1 ? clauses.slice(0, mostClauses) : []) {
      const felt = knownFeeling(one) ?? feel(understand(one, lexicon));
      if (felt.crisis > worst.crisis) worst = felt;
    }
    return { whole, worst, isFullyRead: clauses.length <= mostClauses };
  };
}

interface Kind {
  readonly step: string;
  readonly level: "crisis" | "concern" | "none";
}

interface Example {
  readonly text: string;
  readonly target: number;
}

function kindsOf({ steps }: Snapshot): Kind[] {
  const found = [...steps.values()].flatMap(({ id, concern }): Kind[] =>
    concern === undefined ? [] : [{ step: id, level: concern.level }],
  );
  return [...found, { step: harmless, level: "none" }];
}

function examplesOf({ steps, concernExamples }: Snapshot, kinds: readonly Kind[]): Example[] {
  const none = kinds.length - 1;
  return kinds.flatMap(({ step }, target) => {
    const rules = steps.get(step)?.concern;
    const own = [
      ...(concernExamples.get(step) ?? []),
      ...(rules?.patterns.flatMap(({ examples }) => examples) ?? []),
    ].map((text) => ({ text, target }));
    const notThis = (rules?.counterExamples ?? []).map((text) => ({ text, target: none }));
    return [...own, ...notThis];
  });
}

function* lexiconOf({ index, glossary }: Snapshot, examples: readonly Example[]): LongWork<Lexicon> {
  const vocabulary = new Map(index.lexicon.vocabulary);
  yield* eachPausing(examples, ({ text }) => {
    for (const word of splitWords(cleanText(text))) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  });
  yield;
  const speller = makeSpeller(vocabulary, glossary.spellings);
  yield;
  return makeLexicon(vocabulary, speller, makeConceptFinder(glossary.concepts));
}

/** What staff wrote down is what they say it is, word for word. */
function sureOf(kind: Kind | undefined): Feeling {
  const { level = "none", step = "" } = kind ?? {};
  const crisis = { crisis: level === "crisis" ? 1 : 0, crisisStep: step };
  return { ...crisis, concern: level === "concern" ? 1 : 0, concernStep: step };
}

const calm: Feeling = { crisis: 0, crisisStep: "", concern: 0, concernStep: "" };

function feelingOf(scores: Float64Array, kinds: readonly Kind[]): Feeling {
  const top = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const beliefs = kinds.map((kind, at) => ({ ...kind, belief: (powers[at] ?? 0) / total }));
  const of = (level: Kind["level"]): { belief: number; step: string } => {
    const some = beliefs.filter((one) => one.level === level);
    const likeliest = some.reduce((one, other) => (other.belief > one.belief ? other : one), { belief: 0, step: "" });
    return { belief: some.reduce((sum, { belief }) => sum + belief, 0), step: likeliest.step };
  };
  const [crisis, concern] = [of("crisis"), of("concern")];
  return { crisis: crisis.belief, crisisStep: crisis.step, concern: concern.belief, concernStep: concern.step };
}
