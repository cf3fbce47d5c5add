import type { Candidate } from "./search-index.js";

/** How much each sign of `signsOf` counts, learnt from held-out questions and from those of other fields: see docs/search.md. */
const weights: readonly number[] = [-2.7, 0.9, 3.3, 1.8];

/** A candidate that speaks of less than this part of the question's topic loses in confidence, however far it is ahead of the others. */
const enoughCoverage = 0.25;

/** What speaks for a first candidate: a constant, its closest phrasing by letters, its share of the belief, its coverage. */
export function signsOf({ channels, share, coverage }: Candidate): number[] {
  return [1, channels.letters, share, coverage];
}

/** How likely it is, 0 to 1, that the first candidate is what was asked. */
export function confidenceOf(first: Candidate | undefined): number {
  if (first === undefined) return 0;
  const sum = signsOf(first).reduce((total, sign, at) => total + sign * (weights[at] ?? 0), 0);
  return Math.min(1, first.coverage / enoughCoverage) / (1 + Math.exp(-sum));
}
