import type { Target } from "../search/search-index.js";
import type { Entry, Step } from "./snapshot.js";

/** What a question can be matched with: every entry, and every step that is brought up by words. */
export function targetsOf(entries: readonly Entry[], steps: readonly Step[]): Target[] {
  return [
    ...entries.map(({ id, question, phrasings, text }): Target => {
      const body = text.map(({ markdown }) => markdown).join(" ");
      return { kind: "entry", id, phrasings: [question, ...phrasings], body: withoutAddresses(body) };
    }),
    ...steps
      .filter(({ heardAs }) => heardAs.length > 0)
      .map(({ id, heardAs }): Target => ({ kind: "step", id, phrasings: heardAs, body: "" })),
  ];
}

function withoutAddresses(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, "] ");
}
