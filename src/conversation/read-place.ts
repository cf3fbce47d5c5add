import type { UnderstoodWord } from "../language/understand.js";

/** A place in a list that a message points at: one by number (from 0), the last, the middle one, the others, or the next. */
export type Place =
  | { readonly kind: "number"; readonly at: number }
  | { readonly kind: "last" | "middle" | "others" | "next" };

const numbers: ReadonlyMap<string, number> = new Map([
  ["first", 0],
  ["1st", 0],
  ["1", 0],
  ["second", 1],
  ["2nd", 1],
  ["2", 1],
  ["two", 1],
  ["third", 2],
  ["3rd", 2],
  ["3", 2],
  ["three", 2],
  ["fourth", 3],
  ["4th", 3],
  ["4", 3],
  ["fifth", 4],
  ["5th", 4],
  ["5", 4],
]);

const named: ReadonlyMap<string, Exclude<Place["kind"], "number">> = new Map([
  ["last", "last"],
  ["final", "last"],
  ["bottom", "last"],
  ["middle", "middle"],
  ["other", "others"],
  ["others", "others"],
  ["next", "next"],
  ["after", "next"],
]);

/** Words that go with a place ("tell me more about the second one, please") and add no topic of their own. */
const around: ReadonlySet<string> = new Set(
  "one ones number no thing part point item option choice and what whats about is are was were does the a of it that this them those these tell me more explain say read show go on i mean meant want in on list please then so but do to can you first-one two three ok okay hm um which for priority priorities action actions area areas plan plans inspection inspections just actually not from your".split(
    " ",
  ),
);

/** Reads a message that points into a list and says nothing else; undefined for any other. */
export function readPlace(words: readonly UnderstoodWord[]): Place | undefined {
  const said = words.map(({ word }) => word);
  if (said.length === 0 || said.length > 12) return undefined;
  const isPlace = (word: string): boolean => numbers.has(word) || named.has(word);
  if (!said.every((word) => isPlace(word) || around.has(word))) return undefined;
  const name = said.map((word) => named.get(word)).find((kind) => kind !== undefined);
  if (name !== undefined) return { kind: name };
  const number = said.findIndex((word) => numbers.has(word) && !(word === "two" || word === "three"));
  const at = numbers.get(said[number] ?? "");
  return at === undefined ? undefined : { kind: "number", at };
}
