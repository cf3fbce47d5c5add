import type { ClarifyReply } from "../../conversation/reply.js";
import type { CardSetting } from "./card-setting.js";
import { askButtons } from "./choices.js";
import { buttonRows, type CardElement, paragraph } from "./elements.js";
import { wordsWithEasyRead } from "./words-with-easy-read.js";

/** "Is it one of these?" with a button for each; where nobody hears of buttons, a list. */
export function clarifyCard({ words, suggestions }: ClarifyReply, { acts }: CardSetting): CardElement[] {
  const choices = acts
    ? buttonRows(askButtons(suggestions, {}))
    : [paragraph(suggestions.map((say) => `- ${say}`).join("\n"))];
  return [...wordsWithEasyRead(words), ...choices];
}
