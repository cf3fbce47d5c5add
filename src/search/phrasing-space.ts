import { startsOf } from "../language/starts-of.js";
import type { Features } from "./collect-features.js";
import { addRows, type FeatureRows, layFeatureRows } from "./feature-rows.js";
import { eachPausing, type LongWork } from "./long-work.js";

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

/** What a space is made of, as plain data. */
export interface PhrasingData {
  readonly rows: FeatureRows;
  /** How rare each feature is. */
  readonly rarities: Float64Array;
  /** How rare a feature is that no phrasing has. */
  readonly rarest: number;
  /** What evens out each phrasing's length. */
  readonly evened: Float64Array;
  /** The phrasings of target `t` are those from `targetStarts[t]` up to `targetStarts[t + 1]`. */
  readonly targetStarts: Int32Array;
}

// The loops below run millions of times while an index is built and for each question, so they read typed arrays without checks: every place is within bounds.

/** Lays the phrasings of so many targets, given in the order of their targets, over so many features. */
export function* layPhrasings(
  phrasings: readonly PlacedPhrasing[],
  targetCount: number,
  featureCount: number,
): LongWork<PhrasingData> {
  const targetCounts = yield* countTargets(phrasings, featureCount);
  const rarest = Math.log(1 + targetCount / 0.5);
  const rarities = Float64Array.from(targetCounts, (count) =>
    count === 0 ? rarest : Math.log(1 + targetCount / (count + 0.5)),
  );
  const rows = yield* layFeatureRows(phrasings, featureCount);
  const evened = new Float64Array(phrasings.length);
  yield* eachPausing(phrasings, ({ features }, at) => {
    evened[at] = 1 / lengthOf(features, rarities, rarest);
  });
  return { rows, rarities, rarest, evened, targetStarts: startsOf(countOfEach(phrasings, targetCount)) };
}

/** The space of laid phrasings. */
export function phrasingSpaceOver({ rows, rarities, rarest, evened, targetStarts }: PhrasingData): PhrasingSpace {
  const scores = new Float64Array(evened.length);
  return {
    rarity: (place) => rarities[place] ?? rarest,
    compare(features) {
      scores.fill(0);
      const length = lengthOf(features, rarities, rarest);
      for (let one = 0; one < features.places.length; one++) {
        const place = features.places[one] as number;
        if (place < 0 || place >= rarities.length) continue;
        const weight = ((features.shares[one] as number) * (rarities[place] as number) ** 2) / length;
        addRows(rows, scores, place, weight);
      }
      return gather(scores, evened, targetStarts);
    },
  };
}

/** In the phrasings of how many targets each feature occurs. */
export function* countTargets(phrasings: readonly PlacedPhrasing[], featureCount: number): LongWork<Int32Array> {
  const counts = new Int32Array(featureCount);
  const lastTarget = new Int32Array(featureCount).fill(-1);
  yield* eachPausing(phrasings, ({ features, target }) => {
    for (let one = 0; one < features.places.length; one++) {
      const place = features.places[one] as number;
      if (lastTarget[place] === target) continue;
      lastTarget[place] = target;
      (counts[place] as number) += 1;
    }
  });
  return counts;
}

function lengthOf({ places, shares }: Features, rarities: Float64Array, rarest: number): number {
  let sum = 0;
  for (let one = 0; one < places.length; one++)
    sum += ((shares[one] as number) * (rarities[places[one] as number] ?? rarest)) ** 2;
  return Math.sqrt(sum) || 1;
}

/** How many phrasings each target has. */
function countOfEach(phrasings: readonly PlacedPhrasing[], targetCount: number): Int32Array {
  const counts = new Int32Array(targetCount);
  for (const { target } of phrasings) (counts[target] as number) += 1;
  return counts;
}

/** The best score of each target's phrasings, which stand one after the other, evened out by their length. */
function gather(scores: Float64Array, evened: Float64Array, targetStarts: Int32Array): Float64Array {
  const best = new Float64Array(targetStarts.length - 1);
  for (let target = 0; target < best.length; target++) {
    const end = targetStarts[target + 1] as number;
    let most = 0;
    for (let at = targetStarts[target] as number; at < end; at++) {
      const score = (scores[at] as number) * (evened[at] as number);
      if (score > most) most = score;
    }
    best[target] = most;
  }
  return best;
}
