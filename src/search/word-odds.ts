import type { Features } from "./features.js";
import type { PlacedPhrasing } from "./phrasing-space.js";

/** How much more likely a question's features are among a target's phrasings than among all others, for each target. */
export interface WordOdds {
  score(features: Features): Float64Array;
}

const smoothing = 0.4;
const strongest = 4;

/**
 * Builds a naive Bayes view of the targets: for each feature, the log of its share of a target's phrasings over its share of the
 * others'. Where the phrasing space asks "is there one phrasing like this?", this asks "do people say these words about it?".
 */
export function buildWordOdds(phrasings: readonly PlacedPhrasing[], targetCount: number): WordOdds {
  const phrasingsOf = new Float64Array(targetCount);
  const counts = new Map<string, Map<number, number>>();
  for (const { features, target } of phrasings) {
    phrasingsOf[target] = (phrasingsOf[target] ?? 0) + 1;
    for (const feature of features.keys()) {
      const byTarget = counts.get(feature) ?? new Map<number, number>();
      counts.set(feature, byTarget.set(target, (byTarget.get(target) ?? 0) + 1));
    }
  }
  const odds = new Map([...counts].map(([feature, byTarget]) => [feature, oddsOf(byTarget, phrasingsOf, phrasings.length)]));
  return {
    score(features) {
      const scores = new Float64Array(targetCount);
      for (const [feature, share] of features) {
        const known = odds.get(feature);
        if (known === undefined) continue;
        known.targets.forEach((target, at) => {
          scores[target] = (scores[target] ?? 0) + share * ((known.weights[at] ?? 0) - known.absent);
        });
      }
      return scores;
    },
  };
}

interface FeatureOdds {
  readonly targets: readonly number[];
  readonly weights: readonly number[];
  /** What a target gets that never has the feature; targets are scored relative to it. */
  readonly absent: number;
}

function oddsOf(byTarget: ReadonlyMap<number, number>, phrasingsOf: Float64Array, total: number): FeatureOdds {
  const all = [...byTarget.values()].reduce((sum, count) => sum + count, 0);
  const usual = (all + smoothing) / (total + 1);
  const weigh = (count: number, phrasings: number): number =>
    Math.max(-1, Math.min(strongest, Math.log((count + smoothing * usual) / ((phrasings + smoothing) * usual))));
  const targets = [...byTarget.keys()];
  const weights = targets.map((target) => weigh(byTarget.get(target) ?? 0, phrasingsOf[target] ?? 1));
  return { targets, weights, absent: -1 };
}
