import { isGrave, type ReplyLine } from "./lines.js";

/** A reply up to this many characters is read out whole; of a longer one the first sentence, so that nobody has to sit through it. */
const shortChars = 320;

/** What a screen reader says when these replies arrive: one announcement for all of them. */
export function announceReplies(replies: readonly ReplyLine[], easyFirst: boolean): string {
  const words = replies.map((reply) => {
    const text = easyFirst && reply.easyRead !== undefined ? plain(reply.easyRead.text) : reply.spoken;
    return isGrave(reply) ? flat(text) : inShort(text);
  });
  const count = replies.at(-1)?.suggestions.length ?? 0;
  if (count > 0) words.push(`${count} ${count === 1 ? "suggestion" : "suggestions"}${howToReach(count)}.`);
  return words.join(" ");
}

/** After sending, the focus stays in the field below the suggestions; a touch screen has no Tab key and no focus there. */
function howToReach(count: number): string {
  if (matchMedia("(pointer: coarse)").matches) return " after the answer";
  return `, Shift+Tab to reach ${count === 1 ? "it" : "them"}`;
}

/** Easy-read words are Markdown on the wire: what is read out has no marks and no addresses. */
export function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_#`>]/g, "");
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function inShort(text: string): string {
  const whole = flat(text);
  if (whole.length <= shortChars) return whole;
  const sentence = /^.{20,}?[.?!](?=\s)/.exec(whole)?.[0] ?? `${whole.slice(0, shortChars)}…`;
  return `${sentence} The full answer is in the messages.`;
}
