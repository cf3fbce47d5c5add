import type { Understood } from "../language/understand.js";
import { layWords, type WordTable, wordsOver } from "../language/word-table.js";
import { eachPausing, type LongWork } from "./long-work.js";

/** How much of what a question is about a target speaks of, 0 to 1, rare words weighing more. */
export interface Coverage {
  /** `target` is its place; a question without a word of topic counts as half covered. */
  of(read: Understood, target: number): number;
}

/** Which targets speak of what, as plain data. */
export interface CoverageData {
  /** A row for each stem and concept. */
  readonly rows: WordTable;
  /** The targets of a row, one bit each, in so many bytes. */
  readonly bits: Uint8Array;
  readonly bytesOfRow: number;
}

/** Learns what so many targets speak of, each given by all its understood texts. */
export function* learnCoverage(
  texts: readonly { readonly read: Understood; readonly target: number }[],
  targetCount: number,
): LongWork<CoverageData> {
  const known = new Map<string, Set<number>>();
  const note = (mark: string, target: number): void => {
    const targets = known.get(mark);
    if (targets === undefined) known.set(mark, new Set([target]));
    else targets.add(target);
  };
  yield* eachPausing(texts, ({ read, target }) => {
    for (const { stem } of read.words) note(stem, target);
    for (const concept of read.concepts) note(conceptMark + concept, target);
  });
  const bytesOfRow = Math.ceil(targetCount / 8);
  const bits = new Uint8Array(known.size * bytesOfRow);
  [...known.values()].forEach((targets, row) => {
    for (const target of targets) {
      const at = row * bytesOfRow + (target >> 3);
      bits[at] = (bits[at] ?? 0) | (1 << (target & 7));
    }
  });
  return { rows: layWords([...known.keys()].map((mark, row) => [mark, row] as const)), bits, bytesOfRow };
}

/** The coverage of what was learnt. `rarity` tells how much a stem weighs. */
export function coverageOver({ rows, bits, bytesOfRow }: CoverageData, rarity: (stem: string) => number): Coverage {
  const rowOf = wordsOver(rows).get;
  return {
    of({ words }, target) {
      const has = (mark: string): boolean => {
        const row = rowOf(mark);
        return row !== undefined && (((bits[row * bytesOfRow + (target >> 3)] ?? 0) >> (target & 7)) & 1) === 1;
      };
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
