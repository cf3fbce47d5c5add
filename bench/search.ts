import Fuse from "fuse.js";
import { freshState } from "../src/conversation/state.js";
import { takeTurn } from "../src/conversation/take-turn.js";
import type { Target } from "../src/search/search-index.js";
import { say, timeEach } from "./measure.js";
import { type Shipped, someQuestions } from "./shipped.js";

const fewQuestions = 60;
const bestOf = 12;

/** How long a search and a whole turn take on the shipped knowledge, beside Fuse.js. */
export function timeSearch({ snapshot, targets }: Shipped): void {
  const questions = someQuestions(targets);
  const phrasings = targets.flatMap((target) => target.phrasings);
  say(`\nSearch on the shipped knowledge: ${targets.length} targets, ${phrasings.length} phrasings`);
  const search = (question: string) => snapshot.index.rank(snapshot.index.understand(question), 5);
  timeEach("ours: understand and rank", questions, search);
  timeEach("ours: the best of 12 times", questions, search, bestOf);
  timeFuse("Fuse.js, whole string", targets, questions.slice(0, fewQuestions), {});
  timeFuse("Fuse.js, token search", targets, questions.slice(0, fewQuestions), { useTokenSearch: true });
  timeEach("ours: a whole turn", questions, (text) =>
    takeTurn({ text }, freshState, snapshot, new Date("2026-11-23T12:00:00Z")),
  );
}

function timeFuse(name: string, targets: readonly Target[], questions: readonly string[], options: object): void {
  const phrasings = targets.flatMap(({ id, phrasings: some }) => some.map((text) => ({ id, text })));
  const fuse = new Fuse(phrasings, { keys: ["text"], ...options });
  timeEach(name, questions, (question) => fuse.search(question, { limit: 5 }));
}
