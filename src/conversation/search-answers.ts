import type { Entry, Snapshot } from "../content/snapshot.js";
import { judge } from "../search/judge.js";
import { isCommand, kindOf } from "./follow-command.js";
import { refuseUnreadable } from "./refuse-unreadable.js";
import type { Reply } from "./reply.js";
import { saySwitchedOff } from "./say-switched-off.js";
import { beginTurn, entriesOfferedBy, entryNamed, sayStep, stepNamed, type Turn } from "./turn.js";

/** What a search of the answers gives. */
export interface AnswersFound {
  /** What is said before any answer: where to get help, a step that was meant, or that nothing is known. */
  readonly says?: Reply;
  /** The answer, where the assistant would have given it in a chat. */
  readonly best?: Entry;
  /** Further answers that may be meant, the likeliest first. */
  readonly others: readonly Entry[];
}

/** How much of the belief a further answer must have, and how much of the words' topic it must speak of, 0 to 1. */
const leastShare = 0.02;
const leastCoverage = 0.6;
const mostOthers = 6;

/**
 * Searches all answers for what a person typed, outside any chat, as the chat does: danger first (in a crisis nothing stands beside the
 * help), then the same judgement of what is meant. Keeps nothing.
 */
export function searchAnswers(text: string, snapshot: Snapshot, now: Date): AnswersFound {
  const turn = beginTurn(text, snapshot, now);
  const { concern } = turn;
  const help = concern && sayStep(turn, concern.level, concern.step).reply;
  if (concern?.level === "crisis" && help !== undefined) return { says: help, others: [] };
  const refused = saySwitchedOff(turn) ?? refuseUnreadable(turn);
  if (refused !== undefined) return { says: refused.reply, others: [] };
  const found = findEntries(turn);
  return help === undefined ? found : { ...found, says: help };
}

function findEntries(turn: Turn): AnswersFound {
  const verdict = judge(turn.snapshot.index, turn.text, undefined);
  switch (verdict.kind) {
    case "none":
      return nothingFound(turn);
    case "unclear":
      return { others: entriesOf(turn, [...verdict.ids, ...alike(turn)]) };
    case "found": {
      const { target, alsoAsked } = verdict;
      const best = target.kind === "entry" ? entryNamed(turn, target.id) : undefined;
      if (best === undefined) return foundStep(turn, target.id);
      const ids = [...alsoAsked, ...alike(turn), ...best.related].filter((id) => id !== best.id);
      return { best, others: entriesOf(turn, ids) };
    }
  }
}

/** A step that tells something is shown in its own words; small talk and commands have no place outside a chat. */
function foundStep(turn: Turn, id: string): AnswersFound {
  const kind = kindOf(id);
  if (kind === "small-talk" || isCommand(id)) return nothingFound(turn);
  return {
    says: sayStep(turn, kind, id).reply,
    others: kind === "step" ? entriesOf(turn, [...entriesOfferedBy(stepNamed(turn, id)), ...alike(turn)]) : [],
  };
}

function nothingFound(turn: Turn): AnswersFound {
  return { says: sayStep(turn, "no-answer", "no-answer").reply, others: [] };
}

/** Ids of entries that may be meant as well, by the ranking that the judgement is made on. */
function alike({ read, snapshot }: Turn): string[] {
  return snapshot.index
    .rank(read, mostOthers + 1)
    .filter(
      ({ target, share, coverage }) => target.kind === "entry" && share >= leastShare && coverage >= leastCoverage,
    )
    .map(({ target }) => target.id);
}

function entriesOf(turn: Turn, ids: readonly string[]): Entry[] {
  return [...new Set(ids)].flatMap((id) => entryNamed(turn, id) ?? []).slice(0, mostOthers);
}
