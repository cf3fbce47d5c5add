import type { Understood } from "../language/understand.js";
import { eachPausing, type LongWork } from "./long-work.js";

/** How much of what a question is about a target speaks of, 0 to 1, rare words weighing more. */
export interface Coverage {
  /** `target` is its place; a question without a word of topic counts as half covered. */
  of(read: Understood, target: number): number;
}

/** Builds the coverage of targets, each given by all its understood texts. `rarity` tells how much a stem weighs. */
export function* buildCoverage(
  texts: readonly { readonly read: Understood; readonly target: number }[],
  targetCount: number,
  rarity: (stem: string) => number,
): LongWork<Coverage> {
  const known = Array.from({ length: targetCount }, () => new Set<string>());
  yield* eachPausing(texts, ({ read, target }) => {
    for (const { stem } of read.words) known[target]?.add(stem);
    for (const concept of read.concepts) known[target]?.add(conceptMark + concept);
  });
  return {
    of({ words }, target) {
      const has = (mark: string): boolean => known[target]?.has(mark) ?? false;
      let covered = 0;
      let all = 0;
      for (const { stem, isFunction, concepts } of words) {
        if (isFunction) continue;
        const weight = rarity(stem);
        all += weight;
        // A concept that both share covers words that differ ("paediatrician" and "community paediatrics").
        if (has(stem) || concepts.some((concept) => has(conceptMark + concept))) covered += weight;
      }
      return all === 0 ? withoutTopic : Math.min(1, covered / Math.min(all, enough));
    },
  };
}

/** What counts for a question that has no word of topic ("what can you do?"). */
const withoutTopic = 0.5;
/** A long story need not be covered to its end: so much (about as much as six rare words weigh) is enough. */
const enough = 14;
const conceptMark = "concept ";
