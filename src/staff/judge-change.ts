import { type ContentFolders, loadSnapshot } from "../content/load-snapshot.js";
import type { Problem } from "../content/problem.js";
import type { Snapshot } from "../content/snapshot.js";
import type { Change } from "./change.js";
import { checkContent } from "./check-content.js";
import type { Question } from "./compare-decisions.js";
import { findImpact, type Impact } from "./find-impact.js";
import { loadChanged } from "./load-changed.js";

/** What is to be judged. All of it is plain data, so that it can be handed to another process. */
export interface ChangeRequest {
  readonly folders: ContentFolders;
  readonly changes: readonly Change[];
  /** Whether to find out what would be answered differently: takes seconds. */
  readonly withImpact: boolean;
  /** Further questions to look at, as visitors asked them lately. */
  readonly questions: readonly Question[];
  /** The moment that answers are given for. */
  readonly now: Date;
}

export type ChangeVerdict =
  | { readonly kind: "broken"; readonly problems: readonly Problem[] }
  /** `version` is the content's with the change in it. */
  | { readonly kind: "fit"; readonly version: string; readonly impact?: Impact };

/** Judges a change by the same loader and check as `kb check`, on a copy of the knowledge; nothing that is live is touched. */
export async function judgeChange(request: ChangeRequest): Promise<ChangeVerdict> {
  const result = await loadChanged(request.folders, request.changes);
  if (result.kind === "broken") return result;
  const found = checkContent(result.snapshot);
  if (found.length === 0 && !request.withImpact) return { kind: "fit", version: result.snapshot.version };
  return compareWithLive(request, result.snapshot, found);
}

/** What was wrong before is not held against the change. */
async function compareWithLive(
  request: ChangeRequest,
  after: Snapshot,
  found: readonly Problem[],
): Promise<ChangeVerdict> {
  const { version } = after;
  const live = await loadSnapshot(request.folders);
  if (live.kind === "broken") return found.length > 0 ? { kind: "broken", problems: found } : { kind: "fit", version };
  const before = live.snapshot;
  const known = new Set(found.length === 0 ? [] : checkContent(before).map(nameOf));
  const problems = found.filter((problem) => !known.has(nameOf(problem)));
  if (problems.length > 0) return { kind: "broken", problems };
  if (!request.withImpact) return { kind: "fit", version };
  const files = new Set(request.changes.map(({ file }) => file));
  return { kind: "fit", version, impact: findImpact(request.questions, { before, after, files, now: request.now }) };
}

function nameOf({ file, what }: Problem): string {
  return `${file} ${what}`;
}
