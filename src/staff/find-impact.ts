import { compareDecisions, type Difference, type Question, type Versions } from "./compare-decisions.js";
import { examplesOf, mayDiffer, touchedQuestions } from "./touched-questions.js";

/** What a change does to the answers. */
export interface Impact {
  /** How many phrasings of all answers there are. */
  readonly examples: number;
  /** How many of them share a word or an idea with the change, so that their answer could move. */
  readonly touched: number;
  /** How many questions of visitors were asked. */
  readonly visitors: number;
  /** Questions that are answered differently, those that visitors ask most first. */
  readonly differences: readonly Difference[];
}

/**
 * Asks both versions every question of visitors, and those phrasings of entries whose answer the change can move. Any change makes the search learn
 * anew, which can move a question that was near a border; a phrasing is found word for word and never is.
 */
export function findImpact(
  visitors: readonly Question[],
  versions: Versions & { readonly files: ReadonlySet<string> },
): Impact {
  const asked = new Map(visitors.map(({ text, times }) => [text, times]));
  const examples = examplesOf(versions).map((one) => ({ ...one, times: asked.get(one.text) ?? 0 }));
  const known = new Set(examples.map(({ text }) => text));
  const touched = touchedQuestions(examples, versions);
  const movable = touched.filter(({ text }) => mayDiffer(text, versions));
  const others = visitors.filter(({ text }) => !known.has(text));
  const differences = compareDecisions([...others, ...movable], versions);
  return {
    examples: examples.length,
    touched: touched.length,
    visitors: visitors.length,
    differences: differences.sort((a, b) => b.times - a.times),
  };
}
