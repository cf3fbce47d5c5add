import { setImmediate as letOthersGo } from "node:timers/promises";
import type { Snapshot } from "../../content/snapshot.js";
import type { Insights } from "../../conversation/insights.js";
import { isEntryReply } from "../../conversation/reply.js";
import { freshState } from "../../conversation/state.js";
import { takeTurn } from "../../conversation/take-turn.js";
import { findGaps, type Gap, unansweredQuestions } from "../../staff/gaps.js";
import type { Said } from "../../staff/group-by-likeness.js";

/** What people asked and do not get today. */
export interface OpenGaps {
  readonly gaps: readonly Gap[];
  /** Questions that were taken for something else altogether. */
  readonly offTopic: readonly Said[];
  /** How many questions had no answer when they were asked and have one now. */
  readonly closed: number;
}

/** Only so many questions are grouped, those asked most: what is asked once a quarter is no gap to begin with. */
const mostGrouped = 500;

/** Finds the gaps that the knowledge still has. What is found of a snapshot is remembered, and visitors come between any two questions. */
export function makeGapFinder(): (insights: Insights, snapshot: Snapshot, now: Date) => Promise<OpenGaps> {
  const answered = new WeakMap<Snapshot, Map<string, boolean>>();
  const isAnswered = (question: string, snapshot: Snapshot, now: Date): boolean => {
    const known = answered.get(snapshot) ?? new Map<string, boolean>();
    answered.set(snapshot, known);
    const found = known.get(question) ?? isEntryReply(takeTurn({ text: question }, freshState, snapshot, now).reply);
    known.set(question, found);
    return found;
  };
  return async (insights, snapshot, now) => {
    const asked = unansweredQuestions(insights);
    const open: Said[] = [];
    const wanted = asked.open.slice(0, mostGrouped);
    for (const one of wanted) {
      if (!isAnswered(one.question, snapshot, now)) open.push(one);
      await letOthersGo();
    }
    return { gaps: findGaps(open, snapshot), offTopic: asked.offTopic, closed: wanted.length - open.length };
  };
}
