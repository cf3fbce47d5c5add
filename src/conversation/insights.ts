import type { Day } from "../content/dated-text.js";
import type { Feedback } from "./ports.js";
import type { Reply } from "./reply.js";

/** What is kept of a turn, so that staff see what is asked: a line to be counted, tied to no person and no conversation. */
export interface TurnNote {
  /** The channel by the Bot Framework's name: `directline`, `msteams`. */
  readonly channel: string;
  readonly kind: Reply["kind"];
  /** The entry or the step that was said; missing where choices were offered. */
  readonly name?: string;
  /** How sure the assistant was, 0 to 1, where it was a question; measured, not kept. */
  readonly confidence?: number;
  /** The question, redacted; missing for everything but questions, and always where danger or distress was told of. */
  readonly question?: string;
}

/** Something that was counted, on one day. */
export interface Counted {
  readonly day: Day;
  readonly times: number;
}

/** What was counted since a day. */
export interface Insights {
  readonly turns: readonly (Omit<TurnNote, "question" | "confidence"> & Counted)[];
  readonly questions: readonly (Required<Pick<TurnNote, "kind" | "question">> & Pick<TurnNote, "name"> & Counted)[];
  readonly feedback: readonly (Feedback & Counted)[];
}

/** Counts turns and feedback by day until they expire. */
export interface InsightStore {
  countTurns(notes: readonly TurnNote[], day: Day): Promise<void>;
  /** Counts how often an answer was called useful or not. */
  countFeedback(feedback: Feedback, day: Day): Promise<void>;
  /** Everything counted on the day and after it. */
  readInsights(since: Day): Promise<Insights>;
  /** Deletes what was counted before the day. */
  forgetInsightsBefore(day: Day): Promise<void>;
}
