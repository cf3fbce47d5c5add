import type { Snapshot } from "../content/snapshot.js";
import { isEntryReply, type Reply } from "../conversation/reply.js";
import { freshState } from "../conversation/state.js";
import { takeTurn } from "../conversation/take-turn.js";

/** A question to ask both versions of the knowledge. */
export interface Question {
  readonly text: string;
  /** The entry that it is a phrasing of; missing where a visitor asked it. */
  readonly belongsTo?: string;
  /** How often visitors asked it lately; 0 for a phrasing that nobody has used. */
  readonly times: number;
}

/**
 * How an answer moves: `right` where a question gets the answer that it is a phrasing of, or one where it had none; `lost` where it is no longer answered;
 * `different` for every other move.
 */
export type Shift = "right" | "different" | "lost";

/** A question that two snapshots answer differently, with what each decides in a few words. */
export interface Difference {
  readonly question: string;
  readonly times: number;
  readonly shift: Shift;
  readonly before: string;
  readonly after: string;
  /** The question of the entry that it is a phrasing of, where that is not what it gets. */
  readonly misses?: string;
}

export interface Versions {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly now: Date;
}

/** The questions that the two snapshots answer with something else, each asked as the first of a conversation, in their order. */
export function compareDecisions(questions: readonly Question[], { before, after, now }: Versions): Difference[] {
  const decide = (text: string, snapshot: Snapshot): Reply => takeTurn({ text }, freshState, snapshot, now).reply;
  return questions.flatMap(({ text, belongsTo, times }) => {
    const [old, next] = [decide(text, before), decide(text, after)];
    if (keyOf(old) === keyOf(next)) return [];
    const own = belongsTo === undefined ? undefined : after.entries.get(belongsTo);
    const misses = own === undefined || entryOf(next) === own.id ? {} : { misses: own.question };
    const says = { before: decisionOf(old), after: decisionOf(next) };
    return [{ question: text, times, shift: shiftOf(entryOf(old), entryOf(next), belongsTo), ...says, ...misses }];
  });
}

function shiftOf(old: string | undefined, next: string | undefined, belongsTo: string | undefined): Shift {
  if (next === undefined) return old === undefined ? "different" : "lost";
  if (belongsTo !== undefined) return next === belongsTo ? "right" : "different";
  return old === undefined ? "right" : "different";
}

/** The entry that is given, if one is. */
function entryOf(reply: Reply): string | undefined {
  if (reply.kind === "concern") return reply.answered?.entry;
  return isEntryReply(reply) ? reply.entry : undefined;
}

/**
 * The same for two replies that lead to the same entries and steps, however these are worded and ordered. Kind words before an answer make no other
 * answer of it: whether they are said is learnt anew from all phrasings with each change, and moves where a question is near that border.
 */
function keyOf(reply: Reply): string {
  if (reply.kind === "concern" && reply.answered !== undefined) return keyOf(reply.answered);
  const step = "step" in reply ? reply.step : "";
  const choice = reply.kind === "clarify" ? [...reply.suggestions].sort() : [];
  return JSON.stringify([step, entryOf(reply) ?? "", choice]);
}

/** What a reply decides, in a few words. */
export function decisionOf(reply: Reply): string {
  switch (reply.kind) {
    case "answer":
    case "signpost":
      return reply.question;
    case "clarify":
      return `A choice: ${reply.suggestions.join(" / ")}`;
    case "concern":
      return reply.answered === undefined
        ? `The step ${reply.step}`
        : `The step ${reply.step}, and ${decisionOf(reply.answered)}`;
    case "no-answer":
      return "No answer";
    case "crisis":
    case "step":
    case "small-talk":
    case "refused":
      return `The step ${reply.step}`;
  }
}
