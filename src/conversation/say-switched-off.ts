import { type Outcome, sayStep, type Turn } from "./turn.js";

/** Says that the assistant is switched off and who can help, while `answers: off` stands in `knowledge/site.yaml`. */
export function saySwitchedOff(turn: Turn): Outcome | undefined {
  return turn.snapshot.site.isSwitchedOff ? sayStep(turn, "no-answer", "switched-off") : undefined;
}
