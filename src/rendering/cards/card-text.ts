import { renderPlainText } from "../render-plain-text.js";
import { type CardElement, paragraph, subheading } from "./elements.js";

const shownLink = /^(?:https:|mailto:|tel:)/i;

/**
 * Markdown as text blocks, one for each paragraph or list. Adaptive Cards render bold, italic, links and lists only: headings become heading
 * blocks, and quotes, code marks and links that a card cannot follow become plain words.
 */
export function cardText(markdown: string): CardElement[] {
  return markdown
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .map((block) => {
      const title = /^#{1,6}\s+(.+)$/.exec(block)?.[1];
      return title === undefined ? paragraph(knownMarks(block)) : subheading(renderPlainText(title));
    });
}

function knownMarks(block: string): string {
  return block
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (whole, words: string, address: string) =>
      shownLink.test(address) ? whole : words,
    )
    .replace(/^>\s?/gm, "")
    .replace(/^#{1,6}\s+/gm, "")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/^\*\s+/gm, "- ");
}

const phoneLink = /\[([^\]]*)\]\((tel:[^)]*)\)/g;

/** The telephone numbers that the Markdown links to, in its order, each once. */
export function phoneNumbers(markdown: string): { readonly words: string; readonly url: string }[] {
  const found = new Map<string, string>();
  for (const [, words = "", url = ""] of markdown.matchAll(phoneLink))
    if (!found.has(url) && /\d/.test(words)) found.set(url, words);
  return [...found].map(([url, words]) => ({ words, url }));
}
