import type { EntryReply } from "../../conversation/reply.js";
import { longDay } from "../long-day.js";
import { renderPlainText } from "../render-plain-text.js";
import type { CardButton, Container } from "./elements.js";

/** An answer as plain text to pass on: the question, the answer, where it stands, when it was checked, and a link. */
export function plainCopy({ question, words, source }: EntryReply, page: string | undefined): string {
  return [
    question,
    renderPlainText(words.markdown),
    `From: ${source.title}, checked ${longDay(source.checked)}\n${source.url}`,
    ...(page === undefined ? [] : [`This answer on our website: ${page}`]),
  ].join("\n\n");
}

/** The button that shows the text to copy. */
export const copyButton: CardButton = {
  type: "Action.ToggleVisibility",
  title: "Copy for a parent",
  targetElements: ["copy"],
};

/** The text to copy in a field, where it can be selected as a whole by keyboard, mouse and touch. Cards have no clipboard. */
export function copyField(text: string): Container {
  return {
    type: "Container",
    id: "copy",
    isVisible: false,
    items: [
      {
        type: "Input.Text",
        id: "copy-text",
        label: "Select all of this text and copy it",
        isMultiline: true,
        value: text,
      },
    ],
  };
}
