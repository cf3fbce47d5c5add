import type { Day } from "../content/dated-text.js";

/** Words to show: Markdown as it stands on the day, with an easy-read version where staff wrote one. */
export interface Words {
  readonly markdown: string;
  readonly easyRead?: string;
}

/** Where an answer stands and when a person last compared the two. */
export interface SourceNote {
  readonly title: string;
  readonly url: string;
  readonly checked: Day;
}

interface Common {
  readonly words: Words;
  /** What the person may say next, as buttons: each is sent as if typed. */
  readonly suggestions: readonly string[];
}

/** An answer or a signpost: one knowledge entry, perhaps with a step's words before it ("Sorry about that"). */
export interface EntryReply extends Common {
  readonly kind: "answer" | "signpost";
  readonly entry: string;
  readonly question: string;
  /** How sure the assistant is that this is what was asked, 0 to 1, calibrated. */
  readonly confidence: number;
  readonly source: SourceNote;
}

/** Two or three entries are close: their questions are the suggestions. */
export interface ClarifyReply extends Common {
  readonly kind: "clarify";
  readonly confidence: number;
}

/** A step of `dialogs/`, for everything that is not an entry. */
export interface StepReply extends Common {
  readonly kind: "no-answer" | "crisis" | "step" | "small-talk" | "refused";
  readonly step: string;
}

/** Kind words for a person in distress; where the message asked something too, its answer stands after them in the words. */
export interface ConcernReply extends Common {
  readonly kind: "concern";
  readonly step: string;
  readonly answered?: EntryReply;
}

/** Whether a reply is an entry's. */
export function isEntryReply(reply: Reply): reply is EntryReply {
  return reply.kind === "answer" || reply.kind === "signpost";
}

/** What the assistant says back: exactly one per turn. */
export type Reply = EntryReply | ClarifyReply | StepReply | ConcernReply;
