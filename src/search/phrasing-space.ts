import type { Features } from "./features.js";

/** One phrasing as the space holds it: its features, and the place of the target that it belongs to. */
export interface PlacedPhrasing {
  readonly features: Features;
  readonly target: number;
}

/** Phrasings as vectors in which rare features weigh more, kept as an inverted index. */
export interface PhrasingSpace {
  /** How alike a question is to each target's closest phrasing: a cosine, from 0 to 1. */
  compare(features: Features): Float64Array;
  /** How rare a feature is among the targets: near 0 for one that all share; for an unknown one, as for the rarest. */
  rarity(feature: string): number;
}

interface Posting {
  readonly phrasings: number[];
  readonly weights: number[];
  readonly rarity: number;
}

/** Builds the space of the phrasings of so many targets. */
export function buildPhrasingSpace(phrasings: readonly PlacedPhrasing[], targetCount: number): PhrasingSpace {
  const rarities = measureRarity(phrasings, targetCount);
  const rarest = Math.log(1 + targetCount / 0.5);
  const postings = new Map<string, Posting>();
  for (const [feature, rarity] of rarities) postings.set(feature, { phrasings: [], weights: [], rarity });
  phrasings.forEach(({ features }, at) => {
    const length = lengthOf(features, (feature) => rarities.get(feature) ?? rarest);
    for (const [feature, share] of features) {
      const posting = postings.get(feature);
      posting?.phrasings.push(at);
      posting?.weights.push((share * posting.rarity) / length);
    }
  });
  const targetOf = Int32Array.from(phrasings, ({ target }) => target);
  const rarity = (feature: string): number => rarities.get(feature) ?? rarest;
  return {
    rarity,
    compare(features) {
      const scores = new Float64Array(phrasings.length);
      const length = lengthOf(features, rarity);
      for (const [feature, share] of features) {
        const posting = postings.get(feature);
        if (posting === undefined) continue;
        const weight = (share * posting.rarity) / length;
        for (let at = 0; at < posting.phrasings.length; at++) {
          const phrasing = posting.phrasings[at] ?? 0;
          scores[phrasing] = (scores[phrasing] ?? 0) + weight * (posting.weights[at] ?? 0);
        }
      }
      return gather(scores, targetOf, targetCount);
    },
  };
}

/** The targets in whose phrasings each feature occurs. */
export function targetsByFeature(phrasings: readonly PlacedPhrasing[]): Map<string, Set<number>> {
  const targetsOf = new Map<string, Set<number>>();
  for (const { features, target } of phrasings) {
    for (const feature of features.keys()) {
      const targets = targetsOf.get(feature);
      if (targets === undefined) targetsOf.set(feature, new Set([target]));
      else targets.add(target);
    }
  }
  return targetsOf;
}

function measureRarity(phrasings: readonly PlacedPhrasing[], targetCount: number): Map<string, number> {
  const targetsOf = targetsByFeature(phrasings);
  return new Map(
    [...targetsOf].map(([feature, targets]) => [feature, Math.log(1 + targetCount / (targets.size + 0.5))]),
  );
}

function lengthOf(features: Features, rarity: (feature: string) => number): number {
  let sum = 0;
  for (const [feature, share] of features) sum += (share * rarity(feature)) ** 2;
  return Math.sqrt(sum) || 1;
}

/** The best score of each target's phrasings. */
function gather(scores: Float64Array, targetOf: Int32Array, targetCount: number): Float64Array {
  const best = new Float64Array(targetCount);
  for (let at = 0; at < scores.length; at++) {
    const target = targetOf[at] ?? 0;
    if ((scores[at] ?? 0) > (best[target] ?? 0)) best[target] = scores[at] ?? 0;
  }
  return best;
}
