import type { Problem } from "../content/problem.js";
import type { Snapshot } from "../content/snapshot.js";
import type { LongWork } from "../search/long-work.js";
import { learnDanger, prepareConcerns } from "./find-concern.js";
import { patternProblems } from "./pattern-problems.js";

/** Makes a snapshot ready for finding concerns, so that no visitor waits for it; gives the patterns that cannot be read instead, where there are any. */
export function* readyConcerns(snapshot: Snapshot): LongWork<Problem[]> {
  const problems = patternProblems(snapshot);
  yield;
  if (problems.length === 0) prepareConcerns(snapshot, yield* learnDanger(snapshot));
  return problems;
}
