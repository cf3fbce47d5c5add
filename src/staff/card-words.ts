import type { CardElement } from "../rendering/cards/elements.js";

/** A part of a card as it is read: a heading, a paragraph of Markdown, or the titles of buttons that stand together. */
export type CardPart =
  | { readonly kind: "heading" | "paragraph"; readonly text: string }
  | { readonly kind: "buttons"; readonly titles: readonly string[] };

/** Reads the words out of a card's body, in order. Texts that open by a button are left out: they are the easy-read words and the text to copy. */
export function cardWords(body: readonly CardElement[]): CardPart[] {
  const shown = body.filter((element) => !("isVisible" in element && element.isVisible === false));
  return shown.flatMap(partsOf);
}

function partsOf(element: CardElement): CardPart[] {
  switch (element.type) {
    case "Container":
      return cardWords(element.items);
    case "TextBlock":
      return [{ kind: element.style === "heading" ? "heading" : "paragraph", text: element.text }];
    case "ActionSet":
      return [{ kind: "buttons", titles: element.actions.map(({ title }) => title) }];
    case "Input.Text":
      return [];
  }
}
