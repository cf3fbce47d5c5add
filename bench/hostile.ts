import { freshState } from "../src/conversation/state.js";
import { takeTurn } from "../src/conversation/take-turn.js";
import { say, timeEach } from "./measure.js";
import type { Shipped } from "./shipped.js";

const hostileInputs: readonly (readonly [string, string])[] = [
  ["200,000 letters", "a".repeat(200_000)],
  ["4,000 letters in one word", "a".repeat(4000)],
  ["4,000 characters of words", "when is the inspection? ".repeat(166)],
  ["4,000 misspelt words' letters", "inspekshun wot hapend ".repeat(180)],
  ["brackets", "(".repeat(4000)],
];

/** How long a turn takes with what is made to be slow. */
export function timeHostile({ snapshot }: Shipped): void {
  say("\nHostile input, one turn each");
  for (const [name, text] of hostileInputs)
    timeEach(name, [text, text, text], (one) => takeTurn({ text: one }, freshState, snapshot, new Date()));
}
