import type { PlacedPhrasing } from "./phrasing-space.js";

/**
 * The phrasings in one row of numbers: phrasing `p` has the features from `starts[p]` up to `starts[p + 1]`, each with its share of the
 * phrasing's length.
 */
export interface Examples {
  readonly starts: Int32Array;
  readonly features: Int32Array;
  readonly shares: Float32Array;
  readonly targets: Int32Array;
}

/** A row with room for the phrasings, which are still to be put into it. */
export function roomFor(phrasings: readonly PlacedPhrasing[]): Examples {
  const most = phrasings.reduce((sum, { features }) => sum + features.places.length, 0);
  return {
    starts: new Int32Array(phrasings.length + 1),
    features: new Int32Array(most),
    shares: new Float32Array(most),
    targets: new Int32Array(phrasings.length),
  };
}

// Runs a million times while an index is built, so it reads typed arrays without checks: every place is within bounds.

/**
 * Puts a phrasing at its place in the row, without the features that have no weights (`rows` tells where each feature's begin). Those before
 * it must be there already.
 */
export function putExample(
  all: Examples,
  at: number,
  { features: given, target }: PlacedPhrasing,
  rows: Int32Array,
): void {
  const { places, shares } = given;
  const length = lengthOf(shares);
  let count = all.starts[at] as number;
  for (let one = 0; one < places.length; one++) {
    const place = places[one] as number;
    if (place < 0 || rows[place] === rows[place + 1]) continue;
    all.features[count] = place;
    all.shares[count++] = (shares[one] as number) / length;
  }
  all.starts[at + 1] = count;
  all.targets[at] = target;
}

function lengthOf(shares: Float32Array): number {
  let sum = 0;
  for (let one = 0; one < shares.length; one++) sum += (shares[one] as number) ** 2;
  return Math.sqrt(sum) || 1;
}
