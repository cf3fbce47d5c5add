import type { Problem } from "../content/problem.js";
import type { Snapshot } from "../content/snapshot.js";
import { patternProblems } from "../safeguarding/pattern-problems.js";
import { checkConcerns } from "./check-concerns.js";
import { checkOwnQuestions } from "./check-own-questions.js";

/** All that is wrong with content that loads: safeguarding examples that fail, and entries that lose their own question. */
export function checkContent(snapshot: Snapshot): Problem[] {
  const unreadable = patternProblems(snapshot);
  return unreadable.length > 0 ? unreadable : [...checkConcerns(snapshot), ...checkOwnQuestions(snapshot)];
}
