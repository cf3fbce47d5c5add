import type { Candidate } from "./search-index.js";

/** What a candidate is believed that only one of two rankings has. */
const leastShare = 0.01;

/**
 * The candidates of a part of a message in the light of the whole, best first: what both believe, multiplied. "Been on the autism pathway for three
 * years. Did they say anything about it?" asks what the report says by its last sentence alone, and only together what it says of that wait.
 */
export function believeBoth(part: readonly Candidate[], whole: readonly Candidate[]): Candidate[] {
  const inPart = new Map(part.map((one) => [one.target.id, one]));
  const inWhole = new Map(whole.map((one) => [one.target.id, one]));
  const both = [...new Map([...inWhole, ...inPart]).values()].map((one) => ({
    ...one,
    share: shareIn(inPart, one) * shareIn(inWhole, one),
  }));
  const total = both.reduce((sum, { share }) => sum + share, 0);
  return both.map((one) => ({ ...one, share: one.share / total })).sort((one, other) => other.share - one.share);
}

function shareIn(ranking: ReadonlyMap<string, Candidate>, { target }: Candidate): number {
  return Math.max(leastShare, ranking.get(target.id)?.share ?? 0);
}
