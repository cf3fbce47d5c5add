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
  /** How rare the feature at a place is among the targets: near 0 for one that all share; for an unknown one, as for the rarest. */
  rarity(place: number): number;
}

// The loops below run millions of times while an index is built, so they read typed arrays without checks: every place is within bounds.

/** Builds the space of phrasings of so many targets, given in the order of their targets, over so many features. */
export function buildPhrasingSpace(
  phrasings: readonly PlacedPhrasing[],
  targetCount: number,
  featureCount: number,
): PhrasingSpace {
  const { phrasingCounts, targetCounts } = countFeatures(phrasings, featureCount);
  const rarest = Math.log(1 + targetCount / 0.5);
  const rarities = Float64Array.from(targetCounts, (count) =>
    count === 0 ? rarest : Math.log(1 + targetCount / (count + 0.5)),
  );
  const rarity = (place: number): number => rarities[place] ?? rarest;
  const starts = startsOf(phrasingCounts);
  const next = starts.slice();
  const postings = new Int32Array(starts[featureCount] ?? 0);
  const weights = new Float32Array(postings.length);
  phrasings.forEach(({ features }, at) => {
    const length = lengthOf(features, rarity);
    for (let one = 0; one < features.places.length; one++) {
      const place = features.places[one] as number;
      const slot = next[place] as number;
      next[place] = slot + 1;
      postings[slot] = at;
      weights[slot] = ((features.shares[one] as number) * (rarities[place] as number)) / length;
    }
  });
  const targetOf = Int32Array.from(phrasings, ({ target }) => target);
  const scores = new Float64Array(phrasings.length);
  return {
    rarity,
    compare(features) {
      scores.fill(0);
      const length = lengthOf(features, rarity);
      for (let one = 0; one < features.places.length; one++) {
        const place = features.places[one] as number;
        if (place < 0 || place >= featureCount) continue;
        const weight = ((features.shares[one] as number) * (rarities[place] as number)) / length;
        const end = starts[place + 1] as number;
        for (let slot = starts[place] as number; slot < end; slot++)
          (scores[postings[slot] as number] as number) += weight * (weights[slot] as number);
      }
      return gather(scores, targetOf, targetCount);
    },
  };
}

/** In how many phrasings, and in those of how many targets, each feature occurs. */
export function countFeatures(
  phrasings: readonly PlacedPhrasing[],
  featureCount: number,
): { readonly phrasingCounts: Int32Array; readonly targetCounts: Int32Array } {
  const phrasingCounts = new Int32Array(featureCount);
  const targetCounts = new Int32Array(featureCount);
  const lastTarget = new Int32Array(featureCount).fill(-1);
  for (const { features, target } of phrasings) {
    for (let one = 0; one < features.places.length; one++) {
      const place = features.places[one] as number;
      (phrasingCounts[place] as number) += 1;
      if (lastTarget[place] === target) continue;
      lastTarget[place] = target;
      (targetCounts[place] as number) += 1;
    }
  }
  return { phrasingCounts, targetCounts };
}

/** Where each feature's row begins in an array that holds all rows one after the other; one more at the end. */
export function startsOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (let place = 0; place < counts.length; place++)
    starts[place + 1] = (starts[place] as number) + (counts[place] as number);
  return starts;
}

function lengthOf({ places, shares }: Features, rarity: (place: number) => number): number {
  let sum = 0;
  for (let one = 0; one < places.length; one++) sum += ((shares[one] as number) * rarity(places[one] as number)) ** 2;
  return Math.sqrt(sum) || 1;
}

/** The best score of each target's phrasings. */
function gather(scores: Float64Array, targetOf: Int32Array, targetCount: number): Float64Array {
  const best = new Float64Array(targetCount);
  for (let at = 0; at < scores.length; at++) {
    const target = targetOf[at] as number;
    if ((scores[at] as number) > (best[target] as number)) best[target] = scores[at] as number;
  }
  return best;
}
