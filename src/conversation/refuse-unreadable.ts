import { type Outcome, sayStep, type Turn } from "./turn.js";

/** The most characters that a question may have; a long story fits, a flood does not. */
export const maxQuestionChars = 4000;

/** Declines a message with no words in it or with far too many, and says what to do instead. */
export function refuseUnreadable(turn: Turn): Outcome | undefined {
  if (turn.text.length > maxQuestionChars) return sayStep(turn, "refused", "too-long");
  if (turn.text.trim() === "") return sayStep(turn, "refused", "empty");
  return undefined;
}
