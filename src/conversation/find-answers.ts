import type { Snapshot } from "../content/snapshot.js";
import { type EntryReply, isEntryReply, type Reply } from "./reply.js";
import { freshState } from "./state.js";
import { takeTurn } from "./take-turn.js";
import { answerWith, beginTurn, entriesOfferedBy, entryNamed, type Outcome, stepNamed } from "./turn.js";

/**
 * What a search box shows for a text, best first: what a conversation that began with it would be answered, then the next best answers.
 * Danger is answered with its step alone. For no text at all, the answers that the welcome offers.
 */
export function findAnswers(text: string, snapshot: Snapshot, now: Date): Reply[] {
  if (text.trim() === "" && !snapshot.site.isSwitchedOff) return entries(welcomeChoices(snapshot, now), snapshot, now);
  const outcome = takeTurn({ text }, freshState, snapshot, now);
  const next = entries(nextBest(outcome), snapshot, now);
  return outcome.reply.kind === "clarify" ? next : [outcome.reply, ...next];
}

/** An entry's reply by its name, undefined where there is none of it. */
export function tellEntry(id: string, snapshot: Snapshot, now: Date): EntryReply | undefined {
  const turn = beginTurn("", snapshot, now);
  const entry = entryNamed(turn, id);
  const reply = entry && answerWith(turn, entry).reply;
  return reply !== undefined && isEntryReply(reply) ? reply : undefined;
}

function nextBest({ reply, state }: Outcome): readonly string[] {
  if (reply.kind === "crisis") return [];
  if (reply.kind === "clarify") return state.last?.kind === "clarify" ? state.last.ids : [];
  const behindConcern = reply.kind === "concern" && state.last?.kind === "entry" ? [state.last.id] : [];
  return [...behindConcern, ...state.others];
}

function welcomeChoices(snapshot: Snapshot, now: Date): string[] {
  return entriesOfferedBy(stepNamed(beginTurn("", snapshot, now), "welcome"));
}

function entries(ids: readonly string[], snapshot: Snapshot, now: Date): EntryReply[] {
  return ids.flatMap((id) => tellEntry(id, snapshot, now) ?? []);
}
