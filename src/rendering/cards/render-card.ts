import { isEntryReply, type Reply } from "../../conversation/reply.js";
import { longDay } from "../long-day.js";
import { renderPlainText } from "../render-plain-text.js";
import { answerCard } from "./answer-card.js";
import type { CardSetting } from "./card-setting.js";
import { clarifyCard } from "./clarify-card.js";
import { crisisCard } from "./crisis-card.js";
import type { CardElement } from "./elements.js";
import { stepCard } from "./step-card.js";

/** An Adaptive Card, and the words that stand for it where it is not seen. */
export interface RenderedCard {
  readonly card: {
    readonly type: "AdaptiveCard";
    readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
    readonly version: "1.5";
    readonly lang: "en";
    readonly body: readonly CardElement[];
    readonly fallbackText: string;
    readonly speak: string;
    readonly msteams: { readonly width: "Full" };
  };
  /** The question and the first sentence of the answer in one line: what a notification shows. */
  readonly summary: string;
}

const longestSummary = 140;

/** The reply as an Adaptive Card 1.5, with plain words for notifications, screen readers and clients without cards. */
export function renderCard(reply: Reply, setting: CardSetting): RenderedCard {
  const whole = plainWords(reply);
  const answer = firstSentence(renderPlainText(reply.words.markdown));
  return {
    card: {
      type: "AdaptiveCard",
      $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
      version: "1.5",
      lang: "en",
      body: bodyOf(reply, setting),
      fallbackText: whole,
      speak: whole,
      msteams: { width: "Full" },
    },
    summary: isEntryReply(reply) ? `${reply.question} ${answer}` : answer,
  };
}

function bodyOf(reply: Reply, setting: CardSetting): CardElement[] {
  switch (reply.kind) {
    case "answer":
    case "signpost":
      return answerCard(reply, setting);
    case "clarify":
      return clarifyCard(reply, setting);
    case "crisis":
      return crisisCard(reply);
    case "concern":
    case "no-answer":
    case "step":
    case "small-talk":
    case "refused":
      return stepCard(reply, setting);
  }
}

function plainWords(reply: Reply): string {
  const words = renderPlainText(reply.words.markdown);
  if (isEntryReply(reply)) {
    const { title, checked } = reply.source;
    return `${reply.question}\n\n${words}\n\nFrom: ${title}, checked ${longDay(checked)}`;
  }
  return reply.kind === "clarify" ? [words, ...reply.suggestions.map((question) => `- ${question}`)].join("\n") : words;
}

/** The first sentence, with the next where it is but a word or two ("Hello."), cut at a word where it is long. */
export function firstSentence(text: string): string {
  const line = text.split("\n")[0] ?? "";
  const sentence = /^.{20,}?[.?!](?=\s|$)/.exec(line)?.[0] ?? line;
  return sentence.length <= longestSummary ? sentence : `${sentence.slice(0, longestSummary).replace(/\s+\S*$/, "")}…`;
}
