import type { Snapshot } from "../content/snapshot.js";
import type { Reply } from "../conversation/reply.js";
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

interface Decision {
  /** The same for two replies that lead to the same entries and steps. */
  readonly key: string;
  readonly says: string;
  /** The entry, where one is given. */
  readonly entry?: string;
}

export interface Versions {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly now: Date;
}

/** The questions that the two snapshots answer with something else, each asked as the first of a conversation, in their order. */
export function compareDecisions(questions: readonly Question[], { before, after, now }: Versions): Difference[] {
  const decide = (text: string, snapshot: Snapshot): Decision =>
    decisionOf(takeTurn({ text }, freshState, snapshot, now).reply);
  return questions.flatMap(({ text, belongsTo, times }) => {
    const [old, next] = [decide(text, before), decide(text, after)];
    if (old.key === next.key) return [];
    const shift = shiftOf(old, next, belongsTo);
    const own = belongsTo === undefined ? undefined : after.entries.get(belongsTo);
    const misses = own === undefined || next.entry === own.id ? {} : { misses: own.question };
    return [{ question: text, times, shift, before: old.says, after: next.says, ...misses }];
  });
}

function shiftOf(old: Decision, next: Decision, belongsTo: string | undefined): Shift {
  if (next.entry === undefined) return old.entry === undefined ? "different" : "lost";
  if (belongsTo !== undefined) return next.entry === belongsTo ? "right" : "different";
  return old.entry === undefined ? "right" : "different";
}

function decisionOf(reply: Reply): Decision {
  switch (reply.kind) {
    case "answer":
    case "signpost":
      return { key: reply.entry, says: reply.question, entry: reply.entry };
    case "clarify":
      return { key: [...reply.suggestions].sort().join(), says: `A choice: ${reply.suggestions.join(" / ")}` };
    case "concern":
      return sayWithConcern(reply.step, reply.answered);
    case "no-answer":
      return sayOnly("No answer");
    case "crisis":
    case "step":
    case "small-talk":
    case "refused":
      return sayOnly(`The step ${reply.step}`);
  }
}

function sayOnly(says: string): Decision {
  return { key: `says ${says}`, says };
}

function sayWithConcern(step: string, answered: Reply | undefined): Decision {
  if (answered === undefined) return sayOnly(`The step ${step}`);
  const inner = decisionOf(answered);
  return { ...inner, key: `${step} ${inner.key}`, says: `The step ${step}, and ${inner.says}` };
}
