import type { Understood } from "../language/understand.js";

/** How much of what a question is about a target speaks of, 0 to 1, rare words weighing more. */
export interface Coverage {
  /** `target` is its place; a question without a word of topic counts as half covered. */
  of(read: Understood, target: number): number;
}

/** Builds the coverage of targets, each given by all its understood texts. `rarity` tells how much a stem weighs. */
export function buildCoverage(
  texts: readonly { readonly read: Understood; readonly target: number }[],
  targetCount: number,
  rarity: (stem: string) => number,
): Coverage {
  const known = Array.from({ length: targetCount }, () => new Set<string>());
  for (const { read, target } of texts) {
    for (const { stem } of read.words) known[target]?.add(stem);
    for (const concept of read.concepts) known[target]?.add(conceptMark + concept);
  }
  return {
    of({ words, concepts }, target) {
      const has = (mark: string): boolean => known[target]?.has(mark) ?? false;
      const ideas = concepts.filter((concept) => has(conceptMark + concept)).length;
      let covered = 0;
      let all = 0;
      for (const { stem, isFunction } of words) {
        if (isFunction) continue;
        const weight = rarity(stem);
        all += weight;
        if (has(stem)) covered += weight;
      }
      if (all === 0) return withoutTopic;
      // A concept that both share covers words that differ ("paediatrician" and "community paediatrics").
      return Math.min(1, (covered + ideas * sharedConceptWeight) / all);
    },
  };
}

/** What counts for a question that has no word of topic ("what can you do?"). */
const withoutTopic = 0.5;
const conceptMark = "concept ";
const sharedConceptWeight = 1.5;
