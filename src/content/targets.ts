import type { Target } from "../search/search-index.js";
import type { Snapshot } from "./snapshot.js";

/** What a question can be matched with: every entry, and every step that is brought up by words. */
export function targetsOf({ entries, steps }: Pick<Snapshot, "entries" | "steps">): Target[] {
  return [
    ...[...entries.values()].map(({ id, question, phrasings, text }): Target => {
      const body = text.map(({ markdown }) => markdown).join(" ");
      return { kind: "entry", id, phrasings: [question, ...phrasings], body: withoutAddresses(body) };
    }),
    ...[...steps.values()]
      .filter(({ heardAs }) => heardAs.length > 0)
      .map(({ id, heardAs }): Target => ({ kind: "step", id, phrasings: heardAs, body: "" })),
  ];
}

function withoutAddresses(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, "] ");
}
