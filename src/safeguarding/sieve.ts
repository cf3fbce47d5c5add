import { startsOf } from "../language/starts-of.js";
import { layWords, type WordTable, wordsOver } from "../language/word-table.js";

/** What a message needs to have an item: one stem of each of these lists. */
export type Needs = readonly (readonly string[])[];

/** Which items a message with a stem may have, as plain data: stem `s` of the table calls the `members` from `starts[s]` up to `starts[s + 1]`. */
export interface SieveData {
  readonly stems: WordTable;
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** The items that need nothing. */
  readonly always: Int32Array;
}

/** Gives the places of the items that a message with these stems may have, in their order: a few of hundreds, without trying each. */
export type Sieve = (stems: Iterable<string>) => readonly number[];

/** Lays a sieve by the rarest list that each item needs. `usesOf` tells how often a stem is used. */
export function laySieve(items: readonly Needs[], usesOf: (stem: string) => number): SieveData {
  const always: number[] = [];
  const byStem = new Map<string, number[]>();
  items.forEach((needs, at) => {
    const rarest = rarestOf(needs, usesOf);
    if (rarest === undefined) always.push(at);
    for (const stem of new Set(rarest)) byStem.set(stem, [...(byStem.get(stem) ?? []), at]);
  });
  const lists = [...byStem.values()];
  return {
    stems: layWords([...byStem.keys()].map((stem, at) => [stem, at] as const)),
    starts: startsOf(lists.map(({ length }) => length)),
    members: Int32Array.from(lists.flat()),
    always: Int32Array.from(always),
  };
}

/** Makes a sieve of what was laid. */
export function sieveOver({ stems: table, starts, members, always }: SieveData): Sieve {
  const listOf = wordsOver(table).get;
  return (stems) => {
    const places = new Set(always);
    for (const stem of stems) {
      const list = listOf(stem);
      if (list !== undefined) for (const at of members.subarray(starts[list], starts[list + 1])) places.add(at);
    }
    return [...places].sort((a, b) => a - b);
  };
}

function rarestOf(needs: Needs, usesOf: (stem: string) => number): readonly string[] | undefined {
  const uses = (stems: readonly string[]): number => stems.reduce((sum, stem) => sum + 1 + usesOf(stem), 0);
  return [...needs].sort((a, b) => uses(a) - uses(b))[0];
}
