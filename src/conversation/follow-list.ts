import type { Entry } from "../content/snapshot.js";
import { type Place, readPlace } from "./read-place.js";
import { answerWith, entryNamed, type Outcome, type Turn } from "./turn.js";

/** Answers "the second one", "the other two", "and the one after that?" from the list that the last answer is, or is a part of. */
export function followList(turn: Turn): Outcome | undefined {
  const last = entryNamed(turn, turn.state.topic);
  const place = readPlace(turn.read.words);
  if (last === undefined || place === undefined) return undefined;
  const list =
    last.parts.length > 0 ? last : [...turn.snapshot.entries.values()].find(({ parts }) => parts.includes(last.id));
  if (list === undefined) return undefined;
  const chosen = entryNamed(turn, partAt(list, last, place)) ?? list;
  return answerWith(turn, chosen, { others: list.parts.filter((id) => id !== chosen.id) });
}

/** The part that a place points at, seen from the last answer; undefined where it names none or several, so the whole list is meant. */
function partAt(list: Entry, last: Entry, place: Place): string | undefined {
  const { parts } = list;
  const here = parts.indexOf(last.id);
  switch (place.kind) {
    case "number":
      return parts[place.at];
    case "last":
      return parts.at(-1);
    case "middle":
      return parts[Math.floor(parts.length / 2)];
    case "next":
      return parts[here + 1];
    case "others":
      return here >= 0 && parts.length === 2 ? parts[1 - here] : undefined;
  }
}
