import { plainKey } from "../language/plain-key.js";
import { splitClauses, splitWords } from "../language/split-words.js";
import { type LexiconData, lexiconOver, type Understood, understand } from "../language/understand.js";
import { type WordTable, wordsOver } from "../language/word-table.js";
import { type FeatureData, featureReaderOver } from "../search/feature-table.js";
import type { LearntWeights } from "../search/join-weights.js";
import { makeLearnerFeatures } from "../search/learner-features.js";
import { learntWordsOver } from "../search/learnt-words.js";

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

/** What messages are told apart by: a step that tells of danger or distress, or none. */
export interface Kind {
  readonly step: string;
  readonly level: "crisis" | "concern" | "none";
}

/** All that is learnt of how danger and distress are worded, as plain data that can be kept in a file. */
export interface SenseData {
  readonly kinds: readonly Kind[];
  readonly lexicon: LexiconData;
  readonly features: FeatureData;
  readonly learnt: LearntWeights;
  /** The kinds of the examples, by their `plainKey`. */
  readonly written: WordTable;
}

const leastWords = 2;
/** So many words that only hold a sentence together are mostly a piece of a chat. */
const mostPieceWords = 2;
const leastClauseWords = 3;
const mostClauses = 60;

/** What the data make of messages. Reading one takes less than a millisecond. */
export function concernSenseOver(data: SenseData): ConcernSense {
  const { kinds } = data;
  const lexicon = lexiconOver(data.lexicon);
  const features = featureReaderOver(data.features);
  const wider = makeLearnerFeatures();
  const learnt = learntWordsOver(data.learnt);
  const written = wordsOver(data.written);
  const feel = (message: Understood): Feeling =>
    feelingOf(learnt.score(wider.extend(features.read(message), message)), kinds);
  const knownFeeling = (text: string): Feeling | undefined => {
    const known = written.get(plainKey(text));
    return known === undefined ? undefined : sureOf(kinds[known]);
  };
  return (text) => {
    const known = knownFeeling(text);
    if (known !== undefined) return { whole: known, worst: known, isFullyRead: true };
    const message = understand(text, lexicon);
    if (isTooLittle(message)) return { whole: calm, worst: calm, isFullyRead: false };
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

/** A single word ("bank") is too little to go by, and so is a piece of a chat ("not now", "and her"), unless somebody wrote it down as an example. */
function isTooLittle({ words }: Understood): boolean {
  if (words.length < leastWords) return true;
  return words.length <= mostPieceWords && words.every(({ isFunction }) => isFunction);
}
