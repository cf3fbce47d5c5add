import { startsOf } from "../language/starts-of.js";
import type { Features } from "./collect-features.js";
import { eachPausing, type LongWork } from "./long-work.js";

// The loops below run millions of times while an index is built and for each question, so they read typed arrays without checks: every place is within bounds.

/**
 * Which texts have a feature, laid in rows: those of row `r` stand in `members` from `starts[r]` up to `starts[r + 1]`, and all have one feature with
 * the same share, so that a question reads one number of each. A feature's rows are `firstOf` it, then `nextOf` the row.
 */
export interface FeatureRows {
  readonly firstOf: Int32Array;
  readonly nextOf: Int32Array;
  readonly shares: Float32Array;
  readonly starts: Int32Array;
  readonly members: Uint32Array;
}

/** A feature has few different shares; should it have many, no more of its rows than this are looked through for each text. */
const mostRowsSeen = 16;

/** Lays the texts in rows over so many features. */
export function* layFeatureRows(
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
  return { firstOf, nextOf: nextOf.slice(0, rowCount), shares: shares.slice(0, rowCount), starts, members };
}

/** Adds to the score of each text that has the feature the weight times its share of it. */
export function addRows(
  { firstOf, nextOf, shares, starts, members }: FeatureRows,
  scores: Float64Array,
  feature: number,
  weight: number,
): void {
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
}
