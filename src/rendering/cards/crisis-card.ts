import type { StepReply } from "../../conversation/reply.js";
import { phoneNumbers } from "./card-text.js";
import { buttonRows, type CardButton, type CardElement } from "./elements.js";
import { wordsWithEasyRead } from "./words-with-easy-read.js";

const mostCalls = 5;

/** Where to get help at once: the step's words on a marked ground, and its numbers as buttons that call. Nothing else, in every place. */
export function crisisCard({ words }: StepReply): CardElement[] {
  const calls = phoneNumbers(words.markdown).slice(0, mostCalls);
  return [
    { type: "Container", style: "attention", bleed: true, items: wordsWithEasyRead(words) },
    ...buttonRows(
      calls.map(({ words: number, url }): CardButton => ({ type: "Action.OpenUrl", title: callTitle(number), url })),
    ),
  ];
}

function callTitle(number: string): string {
  return /^call\b/i.test(number) ? number : `Call ${number}`;
}
