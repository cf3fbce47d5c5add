import type { Candidate } from "./search-index.js";

/** How much each sign counts, fitted by logistic regression on held-out phrasings and on questions of other fields: see docs/search.md. */
const signs = { always: -4.2, best: 3, letters: 0.5, share: 2.2, coverage: 3.2 };

/** How likely it is, 0 to 1, that the first candidate is what was asked. */
export function confidenceOf(first: Candidate | undefined): number {
  if (first === undefined) return 0;
  const { channels, share, coverage } = first;
  const sum =
    signs.always +
    signs.best * channels.best +
    signs.letters * channels.letters +
    signs.share * share +
    signs.coverage * coverage;
  return 1 / (1 + Math.exp(-sum));
}
