import { startsOf } from "../language/starts-of.js";
import type { Features } from "./collect-features.js";
import type { LearntWeights } from "./join-weights.js";
import { type Examples, putExample, roomFor } from "./learner-examples.js";
import { eachPausing, type LongWork } from "./long-work.js";
import { countTargets, type PlacedPhrasing } from "./phrasing-space.js";
import { shuffledPlaces } from "./shuffled-places.js";

/** How strongly a question's features speak for each target, as learnt from telling the phrasings apart. */
export interface LearntWords {
  score(features: Features): Float64Array;
}

/** How thoroughly phrasings are learnt. */
export interface Thoroughness {
  readonly rounds: number;
  /** A phrasing that is believed this much to be its own target's is learnt: the next rounds leave it out. */
  readonly learntBelief: number;
  /** How far a weight moves at its first correction: small steps need more rounds and overshoot less. */
  readonly step: number;
}

// Taken from the global once: the loops below run millions of times, and tests run in sandboxes whose globals are slow to look up.
const { sqrt } = Math;
const usual: Thoroughness = { rounds: 4, learntBelief: 0.7, step: 1 };
/** Targets that are believed less than this are not corrected: most corrections are about a handful of rivals. */
const leastBelief = 0.01;
/** A feature that occurs with more than this part of the targets is left out (where there are more than a few). */
const mostShared = 0.6;
const fewTargets = 12;

/** Weights while they are learnt. */
interface Weights extends LearntWeights {
  /** The sum of squared corrections of each weight: what has been corrected much moves less (AdaGrad). */
  readonly moved: Float32Array;
}

/**
 * Learns the weights by multinomial logistic regression: a few rounds over the phrasings that are not learnt yet, in a fixed shuffled order, so that
 * the same knowledge gives the same weights. A target whose phrasings do not stand together has several weights for a feature, which add up.
 */
export function* learnWords(
  phrasings: readonly PlacedPhrasing[],
  targetCount: number,
  featureCount: number,
  { rounds, learntBelief, step }: Thoroughness = usual,
): LongWork<LearntWeights> {
  const all = yield* makeWeights(phrasings, targetCount, featureCount);
  const examples = roomFor(phrasings);
  yield* eachPausing(phrasings, (phrasing, at) => putExample(examples, at, phrasing, all.starts));
  const scores = new Float64Array(targetCount);
  let open = Array.from(phrasings.keys());
  for (let round = 0; round < rounds; round++) {
    const left: number[] = [];
    yield* eachPausing(shuffledPlaces(open.length, round), (place) => {
      const at = open[place] ?? 0;
      if (correct(examples, at, all, scores, step) < learntBelief) left.push(at);
    });
    open = left;
  }
  const { starts, targets, weights } = all;
  return { starts, targets, weights, targetCount };
}

/** What the weights say of questions. */
export function learntWordsOver(weights: LearntWeights): LearntWords {
  return {
    score(features) {
      const result = new Float64Array(weights.targetCount);
      const question = { features, target: 0 };
      const asked = roomFor([question]);
      putExample(asked, 0, question, weights.starts);
      addScores(asked, 0, weights, result);
      return result;
    },
  };
}

/** Weights of nought for each feature and target that occur together. Features that nearly all targets share have none: they tell nothing apart. */
function* makeWeights(
  phrasings: readonly PlacedPhrasing[],
  targetCount: number,
  featureCount: number,
): LongWork<Weights> {
  const most = Math.max(fewTargets, targetCount * mostShared);
  const targetCounts = yield* countTargets(phrasings, featureCount);
  const starts = startsOf(targetCounts.map((count) => (count > most ? 0 : count)));
  const next = starts.slice();
  const targets = new Int32Array(starts[featureCount] ?? 0).fill(-1);
  yield* eachPausing(phrasings, ({ features, target }) => {
    for (const place of features.places) {
      const slot = next[place] as number;
      const isLeftOut = starts[place] === starts[place + 1];
      if (isLeftOut || (slot > (starts[place] as number) && targets[slot - 1] === target)) continue;
      targets[slot] = target;
      next[place] = slot + 1;
    }
  });
  const count = targets.length;
  return { starts, targets, targetCount, weights: new Float32Array(count), moved: new Float32Array(count).fill(1e-6) };
}

// The loops below run some ten million times while an index is built, so they read typed arrays without checks: every place is within bounds.

function addScores(
  { starts, features, shares }: Examples,
  example: number,
  all: LearntWeights,
  scores: Float64Array,
): void {
  const { starts: rows, targets, weights } = all;
  const last = starts[example + 1] as number;
  for (let one = starts[example] as number; one < last; one++) {
    const feature = features[one] as number;
    const share = shares[one] as number;
    const end = rows[feature + 1] as number;
    for (let at = rows[feature] as number; at < end; at++)
      (scores[targets[at] as number] as number) += (weights[at] as number) * share;
  }
}

/**
 * Moves the weights so that this phrasing is believed to be its own target's a little more. Uses `scores` as its scratch pad. Returns what was
 * believed before, 0 to 1.
 */
function correct(examples: Examples, example: number, all: Weights, scores: Float64Array, step: number): number {
  scores.fill(0);
  addScores(examples, example, all, scores);
  const truth = examples.targets[example] as number;
  turnIntoErrors(scores, truth);
  const belief = 1 + (scores[truth] as number);
  const { starts, targets, weights, moved } = all;
  const last = examples.starts[example + 1] as number;
  for (let one = examples.starts[example] as number; one < last; one++) {
    const feature = examples.features[one] as number;
    const share = examples.shares[one] as number;
    const end = starts[feature + 1] as number;
    for (let at = starts[feature] as number; at < end; at++) {
      const error = scores[targets[at] as number] as number;
      if (error === 0) continue;
      const slope = error * share;
      (moved[at] as number) += slope * slope;
      (weights[at] as number) -= (step * slope) / sqrt(moved[at] as number);
    }
  }
  return belief;
}

/** Scores become beliefs (softmax) less the truth; small errors become none. */
function turnIntoErrors(scores: Float64Array, truth: number): void {
  let total = 0;
  for (let target = 0; target < scores.length; target++) {
    const belief = nearlyExp(scores[target] as number);
    scores[target] = belief;
    total += belief;
  }
  const least = leastBelief * total;
  for (let target = 0; target < scores.length; target++) {
    const belief = scores[target] as number;
    if (target === truth) scores[target] = belief / total - 1;
    else scores[target] = belief < least ? 0 : belief / total;
  }
}

/** e to the power of a score, within a few hundredths for the scores that occur (up to about 10); four times as fast as Math.exp. */
function nearlyExp(score: number): number {
  let power = score < -1024 ? 0 : 1 + score / 1024;
  for (let squared = 0; squared < 10; squared++) power *= power;
  return power;
}
