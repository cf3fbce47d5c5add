import { follow, openChoices } from "./follow-choice.js";
import { type Place, readPlace } from "./read-place.js";
import { answerWith, clarify, entryNamed, listOf, type Outcome, type Turn } from "./turn.js";

/**
 * Answers "the second one", "3", "the other two", "and the one after that?" from the list just shown: the questions of a choice, the list that the
 * last answer is or is a part of, the list answered with before that, or else the choices of the step that is open.
 */
export function followList(turn: Turn): Outcome | undefined {
  const place = readPlace(turn.read.words);
  return place && (chooseOffered(turn, place) ?? choosePart(turn, place) ?? chooseOpen(turn, place));
}

function chooseOffered(turn: Turn, place: Place): Outcome | undefined {
  const { last } = turn.state;
  if (last?.kind !== "clarify" || place.kind === "others" || place.kind === "next") return undefined;
  const chosen = entryNamed(turn, at(last.ids, place));
  return chosen === undefined ? clarify(turn, last.ids, 0) : answerWith(turn, chosen);
}

function choosePart(turn: Turn, place: Place): Outcome | undefined {
  const { topic, list: shown } = turn.state;
  const last = entryNamed(turn, topic);
  // Only a number still points into a list when something else was answered since: "the last one" may mean anything by then.
  const list = (last && listOf(turn, last)) ?? (place.kind === "number" ? entryNamed(turn, shown) : undefined);
  if (list === undefined) return undefined;
  const chosen = entryNamed(turn, at(list.parts, place, list.parts.indexOf(topic ?? ""))) ?? list;
  return answerWith(turn, chosen, { others: list.parts.filter((id) => id !== chosen.id) });
}

function chooseOpen(turn: Turn, place: Place): Outcome | undefined {
  const chosen = at(openChoices(turn), place);
  return chosen && follow(turn, chosen);
}

/** The part that a place points at, seen from the part at `here`; undefined where it names none or several, so the whole list is meant. */
function at<Part>(parts: readonly Part[], place: Place, here = -1): Part | undefined {
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
