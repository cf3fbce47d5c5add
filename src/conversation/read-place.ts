import type { UnderstoodWord } from "../language/understand.js";
import { wordSet } from "../language/word-set.js";

/** A place in a list that a message points at: one by number (from 0), the last, the middle one, the others, or the next. */
export type Place =
  | { readonly kind: "number"; readonly at: number }
  | { readonly kind: "last" | "middle" | "others" | "next" };

const numbers: ReadonlyMap<string, number> = new Map(
  ["first 1st 1", "second 2nd 2", "third 3rd 3", "fourth 4th 4", "fifth 5th 5"].flatMap((words, at) =>
    words.split(" ").map((word) => [word, at] as const),
  ),
);

/** Words that count ("the two areas") unless they stand alone or behind a word such as "number". */
const counting: ReadonlyMap<string, number> = new Map(
  "one two three four five".split(" ").map((word, at) => [word, at] as const),
);

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

/** Words behind which a counting word names a place: "number two", "item three". */
const beforeNumber = wordSet("number num item point part option bullet");

/** Words before which a digit counts: "the 2 areas", "both of the 2 priority actions". */
const counted = wordSet("ones things parts points items options priorities priority actions areas plans inspections");

/** Words that go with a place ("tell me more about the second one, please") and add no topic of their own. */
const around = wordSet(
  "one ones number num no thing part point item option bullet choice and what whats about is are was were does did the a an of it that this them those these tell me more bit little further detail details again explain expand describe say read show give go back on i mean meant want would like hear know in on list please then so but do to can could you first-one two three four five ok okay hm um which for priority priorities action actions area areas plan plans inspection inspections just actually not from your now too also",
);

/** Reads a message that points into a list and says nothing else; undefined for any other. */
export function readPlace(words: readonly UnderstoodWord[]): Place | undefined {
  // A digit is read as typed: to the search a lone "4" may be short for "for".
  const said = words.map(({ typed, word }) => (numbers.has(typed) ? typed : word));
  if (said.length === 0 || said.length > 12) return undefined;
  const isPlace = (word: string): boolean => numbers.has(word) || named.has(word);
  if (!said.every((word) => isPlace(word) || around.has(word))) return undefined;
  const name = said.map((word) => named.get(word)).find((kind) => kind !== undefined);
  if (name !== undefined) return { kind: name };
  const isCounting = (word: string, one: number): boolean => /^\d$/.test(word) && counted.has(said[one + 1] ?? "");
  const [at] = said.flatMap((word, one) => (isCounting(word, one) ? [] : (numbers.get(word) ?? [])));
  const place = at ?? countedPlace(said);
  return place === undefined ? undefined : { kind: "number", at: place };
}

/** The place that a counting word names: "number two", "and three?". */
function countedPlace(said: readonly string[]): number | undefined {
  const behind = said.findIndex((word) => beforeNumber.has(word));
  const numbered = behind < 0 ? undefined : counting.get(said[behind + 1] ?? "");
  if (numbered !== undefined) return numbered;
  const [alone, ...rest] = said.filter((word) => !joining.has(word));
  return rest.length > 0 ? undefined : counting.get(alone ?? "");
}

/** Words that may join a counting word to what was said before. */
const joining = wordSet("and or ok okay so then now please again too also about what");
