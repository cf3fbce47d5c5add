import { hashLetters } from "./hash-letters.js";
import { laySlots } from "./lay-slots.js";
import { countOf, layTexts, type TextRow, textAt } from "./text-row.js";

/**
 * A number for each of many words, as plain data that is ready as soon as it is read from a file: a Map of as many would have to be filled first.
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

/** Lays words with their numbers into a table, in their order. No word may come twice. */
export function layWords(numbers: Iterable<readonly [word: string, number: number]>): WordTable {
  const given = [...numbers];
  const slots = laySlots(Int32Array.from(given, ([word]) => hashOf(word)));
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

function hashOf(word: string): number {
  const hash = hashLetters(word);
  return hash ^ (hash >>> 15);
}
