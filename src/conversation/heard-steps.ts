import type { Snapshot } from "../content/snapshot.js";
import { plainKey } from "../language/plain-key.js";
import type { Understood } from "../language/understand.js";
import { wordSet } from "../language/word-set.js";

/** Words that may stand round small talk without adding to it. */
const fillers = wordSet(
  "ok okay well so then please pls oh and but right just now actually ah um er anyway thats that is it all for very much a lot again there honestly",
);

/** Words that only stress others: "that was really helpful" is heard as "that was helpful". */
const stress = wordSet("really very so quite truly absolutely totally");

function withoutStress(words: readonly string[]): string[] {
  return words.filter((word) => !stress.has(word));
}

const longestPhrase = 9;

type HeardPhrases = ReadonlyMap<string, string>;
const phrasesOf = new WeakMap<Snapshot, HeardPhrases>();

/**
 * The steps that the message consists of and nothing else ("thanks, bye" → thanks, goodbye), in order; empty when anything in it is
 * about something. A message is parted into the phrases that steps are heard as, the longest first, and fillers.
 */
export function heardSteps({ words }: Understood, snapshot: Snapshot): string[] {
  const phrases = phrasesOf.get(snapshot) ?? collectPhrases(snapshot);
  phrasesOf.set(snapshot, phrases);
  const said = withoutStress(words.map(({ word }) => word));
  const heard: string[] = [];
  for (let at = 0; at < said.length; ) {
    const found = longestAt(said, at, phrases);
    if (found !== undefined) {
      heard.push(found.step);
      at += found.length;
    } else if (fillers.has(said[at] ?? "")) at += 1;
    else return [];
  }
  return heard;
}

function longestAt(
  said: readonly string[],
  at: number,
  phrases: HeardPhrases,
): { step: string; length: number } | undefined {
  for (let length = Math.min(longestPhrase, said.length - at); length > 0; length--) {
    const step = phrases.get(said.slice(at, at + length).join(" "));
    if (step !== undefined) return { step, length };
  }
  return undefined;
}

function collectPhrases(snapshot: Snapshot): HeardPhrases {
  const phrases = new Map<string, string>();
  for (const { id, heardAs } of snapshot.steps.values()) {
    for (const phrase of heardAs) phrases.set(withoutStress(plainKey(phrase).split(" ")).join(" "), id);
  }
  return phrases;
}
