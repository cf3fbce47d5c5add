import type { ConcernReply, StepReply } from "../../conversation/reply.js";
import type { CardSetting } from "./card-setting.js";
import { askButtons } from "./choices.js";
import type { CardElement } from "./elements.js";
import { wordsWithEasyRead } from "./words-with-easy-read.js";

/** A step of a guided conversation, small talk or "I do not know": its words, and a button for each thing to say next. */
export function stepCard(
  { words, suggestions, step }: ConcernReply | StepReply,
  { place }: CardSetting,
): CardElement[] {
  return [...wordsWithEasyRead(words), ...askButtons(suggestions, place, { step })];
}
