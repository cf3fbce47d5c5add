import type { Mind } from "./bot/mind.js";
import type { Library } from "./content/library.js";
import { findAnswers, tellEntry } from "./conversation/find-answers.js";
import { greet } from "./conversation/greet.js";
import { noteTurn } from "./conversation/note-turn.js";
import { takeTurn } from "./conversation/take-turn.js";

/** The assistant's mind over the content as it is at each turn, on the day that `today` gives. */
export function assembleMind(library: Library, today: () => Date): Mind {
  return {
    welcome: () => greet("welcome", library.current(), today()),
    answer: (text, state) => {
      const snapshot = library.current();
      const outcome = takeTurn({ text }, state, snapshot, today());
      return { ...outcome, note: noteTurn(text, outcome.reply, snapshot) };
    },
    find: (text) => findAnswers(text, library.current(), today()),
    entry: (id) => tellEntry(id, library.current(), today()),
    thanks: (useful) => greet(useful ? "useful-yes" : "useful-no", library.current(), today()),
    trouble: () => greet("trouble", library.current(), today()),
  };
}
