import type { ClarifyReply } from "../../conversation/reply.js";
import type { CardSetting } from "./card-setting.js";
import { askButtons } from "./choices.js";
import { type CardElement, paragraph } from "./elements.js";
import { wordsWithEasyRead } from "./words-with-easy-read.js";

/** "Is it one of these?" with a button for each; where nobody hears of buttons, a list. */
export function clarifyCard({ words, suggestions }: ClarifyReply, { place }: CardSetting): CardElement[] {
  const choices =
    place === "message" ? [paragraph(suggestions.map((say) => `- ${say}`).join("\n"))] : askButtons(suggestions, place);
  return [...wordsWithEasyRead(words), ...choices];
}
