import type { Candidate } from "./search-index.js";

/** How much each sign of `signsOf` counts, learnt from held-out questions and from those of other fields: see docs/search.md. */
const weights: readonly number[] = [-2.84, 0.35, 1.74, 0.69, 1.26, 0.187, 0.77];

/** A candidate that speaks of less than this part of the question's topic loses in confidence, however far it is ahead of the others. */
const enoughCoverage = 0.25;
const mostLearnt = 10;

/**
 * What speaks for a first candidate: a constant, its closest phrasing by letters, its share of the belief, that of the first three together,
 * its coverage, how strongly the words have been learnt for it, and how much of its answer's own words were used.
 */
export function signsOf(candidates: readonly Candidate[]): number[] {
  const [first] = candidates;
  if (first === undefined) return [];
  const { channels, share, coverage } = first;
  const shareOfThree = candidates.slice(0, 3).reduce((sum, one) => sum + one.share, 0);
  return [1, channels.letters, share, shareOfThree, coverage, Math.min(mostLearnt, channels.learnt), channels.body];
}

/** How likely it is, 0 to 1, that the first candidate is what was asked. */
export function confidenceOf(candidates: readonly Candidate[]): number {
  const [first] = candidates;
  if (first === undefined) return 0;
  const sum = signsOf(candidates).reduce((total, sign, at) => total + sign * (weights[at] ?? 0), 0);
  return Math.min(1, first.coverage / enoughCoverage) / (1 + Math.exp(-sum));
}
