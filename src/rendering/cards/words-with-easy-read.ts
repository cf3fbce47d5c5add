import type { Words } from "../../conversation/reply.js";
import { cardText } from "./card-text.js";
import type { CardButton, CardElement } from "./elements.js";

/** The words of a reply; where there is an easy-read version, both, of which one is shown, and a button that changes them over. */
export function wordsWithEasyRead({ markdown, easyRead }: Words, further: readonly CardButton[] = []): CardElement[] {
  const usual = cardText(markdown);
  if (easyRead === undefined)
    return further.length === 0 ? usual : [...usual, { type: "ActionSet", actions: [...further] }];
  const change = (title: string): CardButton => ({
    type: "Action.ToggleVisibility",
    title,
    targetElements: ["usual", "easy", "offer-easy", "offer-usual"],
  });
  return [
    { type: "Container", id: "usual", items: usual },
    { type: "Container", id: "easy", isVisible: false, items: cardText(easyRead) },
    { type: "ActionSet", id: "offer-easy", actions: [change("Easy read"), ...further] },
    { type: "ActionSet", id: "offer-usual", isVisible: false, actions: [change("Usual words"), ...further] },
  ];
}
