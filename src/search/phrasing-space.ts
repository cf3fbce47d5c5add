import type { Features } from "./features.js";
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

// The loops below run millions of times while an index is built and for each question, so they read typed arrays without checks: every place is within bounds.

/** Builds the space of phrasings of so many targets, given in the order of their targets, over so many features. */
export function* buildPhrasingSpace(
  phrasings: readonly PlacedPhrasing[],
  targetCount: number,
  featureCount: number,
): LongWork<PhrasingSpace> {
  const targetCounts = yield* countTargets(phrasings, featureCount);
  const rarest = Math.log(1 + targetCount / 0.5);
  const rarities = Float64Array.from(targetCounts, (count) =>
    count === 0 ? rarest : Math.log(1 + targetCount / (count + 0.5)),
  );
  const rarity = (place: number): number => rarities[place] ?? rarest;
  const rows = yield* layFeatureRows(phrasings, featureCount);
  const evened = new Float64Array(phrasings.length);
  yield* eachPausing(phrasings, ({ features }, at) => {
    evened[at] = 1 / lengthOf(features, rarity);
  });
  const targetStarts = startsOf(countOfEach(phrasings, targetCount));
  const scores = new Float64Array(phrasings.length);
  return {
    rarity,
    compare(features) {
      scores.fill(0);
      const length = lengthOf(features, rarity);
      for (let one = 0; one < features.places.length; one++) {
        const place = features.places[one] as number;
        if (place < 0 || place >= featureCount) continue;
        const weight = ((features.shares[one] as number) * (rarities[place] as number) ** 2) / length;
        rows.addTo(scores, place, weight);
      }
      return gather(scores, evened, targetStarts);
    },
  };
}

/** Which texts have a feature, for adding up what each has in common with a question. */
interface FeatureRows {
  /** Adds to the score of each text that has the feature the weight times its share of it. */
  addTo(scores: Float64Array, feature: number, weight: number): void;
}

/** A feature has few different shares; should it have many, no more of its rows than this are looked through for each text. */
const mostRowsSeen = 16;

/**
 * Lays the texts in rows: those of row `r` stand in `members` from `starts[r]` up to `starts[r + 1]`, and all have one feature with the same
 * share, so that a question reads one number of each. A feature's rows are `firstOf` it, then `nextOf` the row.
 */
function* layFeatureRows(
  texts: readonly { readonly features: Features }[],
  featureCount: number,
): LongWork<FeatureRows> {
  const found = new Int32Array(texts.reduce((sum, { features }) => sum + features.places.length, 0));
  const firstOf = new Int32Array(featureCount).fill(-1);
  const nextOf = new Int32Array(found.length);
  const shares = new Float32Array(found.length);
  const counts = new Int32Array(found.length);
  let rowCount = 0;

  const rowOf = (feature: number, share: number): number => {
    let seen = 0;
    for (let row = firstOf[feature] as number; row >= 0 && seen < mostRowsSeen; row = nextOf[row] as number) {
      if (shares[row] === share) return row;
      seen++;
    }
    nextOf[rowCount] = firstOf[feature] as number;
    firstOf[feature] = rowCount;
    shares[rowCount] = share;
    return rowCount++;
  };

  let all = 0;
  yield* eachPausing(texts, ({ features }) => {
    for (let one = 0; one < features.places.length; one++) {
      const row = rowOf(features.places[one] as number, features.shares[one] as number);
      found[all++] = row;
      (counts[row] as number) += 1;
    }
  });
  const starts = startsOf(counts.subarray(0, rowCount));
  const next = starts.slice();
  const members = new Uint32Array(found.length);
  all = 0;
  yield* eachPausing(texts, ({ features }, text) => {
    for (let one = 0; one < features.places.length; one++) {
      const row = found[all++] as number;
      members[next[row] as number] = text;
      (next[row] as number) += 1;
    }
  });
  return overRows({ firstOf, nextOf: nextOf.slice(0, rowCount), shares: shares.slice(0, rowCount), starts, members });
}

interface Rows {
  readonly firstOf: Int32Array;
  readonly nextOf: Int32Array;
  readonly shares: Float32Array;
  readonly starts: Int32Array;
  readonly members: Uint32Array;
}

function overRows({ firstOf, nextOf, shares, starts, members }: Rows): FeatureRows {
  return {
    addTo(scores, feature, weight) {
      for (let row = firstOf[feature] as number; row >= 0; row = nextOf[row] as number) {
        const added = weight * (shares[row] as number);
        const end = starts[row + 1] as number;
        let slot = starts[row] as number;
        // Four at a time take two thirds of the time of one after the other: a question adds fifty thousand.
        for (; slot + 3 < end; slot += 4) {
          (scores[members[slot] as number] as number) += added;
          (scores[members[slot + 1] as number] as number) += added;
          (scores[members[slot + 2] as number] as number) += added;
          (scores[members[slot + 3] as number] as number) += added;
        }
        for (; slot < end; slot++) (scores[members[slot] as number] as number) += added;
      }
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
