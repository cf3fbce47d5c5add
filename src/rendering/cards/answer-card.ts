import type { EntryReply } from "../../conversation/reply.js";
import { longDay } from "../long-day.js";
import type { CardSetting } from "./card-setting.js";
import { askButtons } from "./choices.js";
import { copyButton, copyField, plainCopy } from "./copy-for-a-parent.js";
import { button, buttonRows, type CardElement, heading, paragraph, subheading, submitButton } from "./elements.js";
import { wordsWithEasyRead } from "./words-with-easy-read.js";

/** An answer or a signpost: the question, the words, the source with its date, a text to pass on, related questions and "Was this helpful?". */
export function answerCard(reply: EntryReply, setting: CardSetting): CardElement[] {
  const { question, words, source, entry, kind } = reply;
  return [
    heading(question),
    ...(kind === "signpost" ? [paragraph("Who can help with this:", { weight: "Bolder" })] : []),
    ...wordsWithEasyRead(words, [copyButton]),
    copyField(plainCopy(reply, setting.pageOf?.(entry))),
    paragraph(`From: [${source.title}](${source.url}), checked ${longDay(source.checked)}`, { size: "Small" }),
    ...related(reply, setting),
    ...(setting.place === "chat" ? wasThisHelpful(entry, setting) : []),
    ...(setting.place === "dialog"
      ? buttonRows([submitButton("Insert into my message", { do: "insert", entry })])
      : []),
  ];
}

function related(reply: EntryReply, setting: CardSetting): CardElement[] {
  const others = reply.suggestions.filter((question) => question !== setting.back);
  const rows = askButtons(others, setting.place, { back: reply.question });
  const back = setting.back === undefined ? [] : [button(`Back to: ${setting.back}`, { do: "ask", say: setting.back })];
  if (rows.length + back.length === 0) return [];
  return [subheading("Related questions"), ...rows, ...buttonRows(back)];
}

function wasThisHelpful(entry: string, { rated }: CardSetting): CardElement[] {
  if (rated !== undefined) return [paragraph(rated, { spacing: "Large" })];
  return [
    subheading("Was this helpful?"),
    {
      type: "ActionSet",
      actions: [
        button("Yes", { do: "useful", entry, useful: true }),
        button("No", { do: "useful", entry, useful: false }),
      ],
    },
  ];
}
