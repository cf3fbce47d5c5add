import type { Target } from "../search/search-index.js";
import { asksFor } from "../search/traits.js";
import type { Snapshot } from "./snapshot.js";

const ofSteps = { kind: "step", topic: "step", asksFor: "step" };

/** What a question can be matched with: every entry, and every step that is brought up by words. */
export function targetsOf({ entries, steps }: Pick<Snapshot, "entries" | "steps">): Target[] {
  return [
    ...[...entries.values()].map(({ id, kind, topic, question, phrasings, text }): Target => {
      const body = withoutAddresses(text.map(({ markdown }) => markdown).join(" "));
      const traits = { kind, topic, asksFor: asksFor(question) };
      return { kind: "entry", id, phrasings: [question, ...phrasings], body, traits };
    }),
    ...[...steps.values()]
      .filter(({ heardAs }) => heardAs.length > 0)
      .map(({ id, heardAs }): Target => ({ kind: "step", id, phrasings: heardAs, body: "", traits: ofSteps })),
  ];
}

function withoutAddresses(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, "] ");
}
