import { countOf, layTexts, type TextRow, textAt } from "./text-row.js";

/**
 * A number for each of many words, as plain data that is ready as soon as it is read from a file: a Map of as many would have to be filled first.
 * A slot has the place of a word, counted from 1, or 0; a word stands in the first free slot from its hash on.
 */
export interface WordTable {
  readonly words: TextRow;
  readonly numbers: Int32Array;
  readonly slots: Int32Array;
}

/** Looks up the numbers of words; a Map will do too. */
export type WordNumbers = Pick<ReadonlyMap<string, number>, "get" | "has">;

/** The numbers of words that are all known, in the order in which they were laid. */
export interface Words extends WordNumbers, Iterable<readonly [word: string, number: number]> {
  readonly size: number;
}

const { imul } = Math;
/** At most half of the slots are taken, so that a word is found after a look or two. */
const slotsEach = 2;

/** Lays words with their numbers into a table, in their order. No word may come twice. */
export function layWords(numbers: Iterable<readonly [word: string, number: number]>): WordTable {
  const given = [...numbers];
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(given.length * slotsEach + 1)));
  given.forEach(([word], at) => {
    let slot = hashOf(word) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = at + 1;
  });
  return { words: layTexts(given.map(([word]) => word)), numbers: Int32Array.from(given, ([, one]) => one), slots };
}

/** The words of a table, to be looked up. */
export function wordsOver({ words, numbers, slots }: WordTable): Words {
  const { all, starts } = words;
  const last = slots.length - 1;

  /** The place of the word; below zero for one that is not there. */
  function placeOf(word: string): number {
    let slot = hashOf(word) & last;
    for (;;) {
      const place = (slots[slot] ?? 0) - 1;
      if (place < 0) return place;
      const start = starts[place] ?? 0;
      if ((starts[place + 1] ?? 0) - start === word.length && all.startsWith(word, start)) return place;
      slot = (slot + 1) & last;
    }
  }

  return {
    size: countOf(words),
    has: (word) => placeOf(word) >= 0,
    get(word) {
      const place = placeOf(word);
      return place < 0 ? undefined : numbers[place];
    },
    *[Symbol.iterator]() {
      for (let at = 0; at < numbers.length; at++) yield [textAt(words, at), numbers[at] ?? 0] as const;
    },
  };
}

/** A number for a word's letters (FNV-1a). */
function hashOf(word: string): number {
  let hash = 2166136261;
  for (let at = 0; at < word.length; at++) hash = imul(hash ^ word.charCodeAt(at), 16777619);
  return hash ^ (hash >>> 15);
}
