import type { ReplyKind } from "../protocol/channel-data.js";

const words: Readonly<Record<ReplyKind, string>> = {
  answer: "An answer",
  signpost: "A signpost: who can help with what the page does not cover",
  clarify: "A choice of questions: it was not sure which is meant",
  "no-answer": "No answer was found",
  crisis: "Help in a crisis",
  concern: "Kind words for distress",
  step: "A step of a dialog",
  "small-talk": "Small talk",
  refused: "Not read: empty or far too long",
};

/** What sort of reply it is, as an editor would say it. */
export function kindWords(kind: ReplyKind): string {
  return words[kind];
}
