import { laySlots } from "../language/lay-slots.js";

/**
 * A number for each of many whole numbers, as plain data that is ready as soon as it is read from a file.
 */
export interface NumberTable {
  readonly keys: Float64Array;
  readonly numbers: Int32Array;
  readonly slots: Int32Array;
}

const { imul } = Math;
const wordSize = 2 ** 32;

/** Lays keys with their numbers into a table. */
export function layNumbers(given: ReadonlyMap<number, number>): NumberTable {
  const keys = Float64Array.from(given.keys());
  const slots = laySlots(Int32Array.from(keys, hashOf));
  return { keys, numbers: Int32Array.from(given.values()), slots };
}

/** The number of a key of the table; undefined for one that is not there. */
export function numberOf({ keys, numbers, slots }: NumberTable, key: number): number | undefined {
  let slot = hashOf(key) & (slots.length - 1);
  for (;;) {
    const place = (slots[slot] ?? 0) - 1;
    if (place < 0) return undefined;
    if (keys[place] === key) return numbers[place];
    slot = (slot + 1) & (slots.length - 1);
  }
}

function hashOf(key: number): number {
  const mixed = imul(key | 0, 0x9e3779b1) ^ imul(Math.floor(key / wordSize), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
