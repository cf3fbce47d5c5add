import type { CardElement } from "../rendering/cards/elements.js";

/** What a card says, as Markdown paragraphs in reading order, and the titles of its buttons. */
export interface CardWords {
  readonly paragraphs: readonly { readonly text: string; readonly isHeading: boolean }[];
  readonly buttons: readonly string[];
}

/** Reads the words out of a card's body. Texts that open by a button are left out: they are the easy-read words and the text to copy. */
export function cardWords(body: readonly CardElement[]): CardWords {
  const shown = body.filter((element) => !("isVisible" in element && element.isVisible === false));
  const inner = shown.flatMap((element) => (element.type === "Container" ? [cardWords(element.items)] : []));
  return {
    paragraphs: shown.flatMap((element) => {
      if (element.type === "Container") return cardWords(element.items).paragraphs;
      return element.type === "TextBlock" ? [{ text: element.text, isHeading: element.style === "heading" }] : [];
    }),
    buttons: [
      ...inner.flatMap(({ buttons }) => buttons),
      ...shown.flatMap((element) => (element.type === "ActionSet" ? element.actions.map(({ title }) => title) : [])),
    ],
  };
}
