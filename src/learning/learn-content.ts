import { type ReadContent, readParts, type SnapshotParts, snapshotOver } from "../content/load-snapshot.js";
import type { Problem } from "../content/problem.js";
import { targetsOf } from "../content/targets.js";
import { type ConcernData, learnDanger } from "../safeguarding/find-concern.js";
import { patternProblems } from "../safeguarding/pattern-problems.js";
import { type IndexData, learnIndex } from "../search/learn-index.js";
import type { LongWork } from "../search/long-work.js";

/** All that the assistant learns of its content, as plain data. */
export interface Learning {
  readonly parts: SnapshotParts;
  readonly index: IndexData;
  readonly concerns: ConcernData;
}

/** The work of learning all there is to learn of the content; gives its problems instead, where there are any. */
export function* learnContent(content: ReadContent): LongWork<Learning | readonly Problem[]> {
  const parts = yield* readParts(content);
  if (Array.isArray(parts)) return parts;
  const index = yield* learnIndex(targetsOf(parts), parts.glossary);
  const snapshot = snapshotOver(parts, content, index);
  const problems = patternProblems(snapshot);
  if (problems.length > 0) return problems;
  return { parts, index, concerns: yield* learnDanger(snapshot) };
}
