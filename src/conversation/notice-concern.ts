import { findConcern } from "../safeguarding/find-concern.js";
import { type Outcome, sayStep, type Turn } from "./turn.js";

/** Says where to get help at once when the message tells of danger or distress. */
export function noticeConcern(turn: Turn): Outcome | undefined {
  const concern = findConcern(turn.text, turn.snapshot);
  return concern === undefined ? undefined : sayStep(turn, concern.level, concern.step);
}
