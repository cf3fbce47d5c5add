import { dayOf } from "../content/dated-text.js";
import type { LoadContent } from "../content/keep-snapshots.js";
import type { ContentFolders } from "../content/load-snapshot.js";
import type { Problem } from "../content/problem.js";
import type { Snapshot } from "../content/snapshot.js";
import type { Change } from "./change.js";
import type { Finding } from "./check/rule.js";
import { checkContent } from "./check-content.js";
import type { Question } from "./compare-decisions.js";
import { findImpact, type Impact } from "./find-impact.js";
import { loadChanged } from "./load-changed.js";

/** What is to be judged. All of it is plain data, so that it can be handed to another process. */
export interface ChangeRequest {
  readonly folders: ContentFolders;
  readonly changes: readonly Change[];
  /** Whether to say what could be better in the changed files. */
  readonly withAdvice: boolean;
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
  | {
      readonly kind: "fit";
      readonly version: string;
      /** What could be better in the changed files, where it was asked for. */
      readonly advice: readonly Finding[];
      readonly impact?: Impact;
    };

/** Judges a change by the same loader and check as `kb check`, on a copy of the knowledge; nothing that is live is touched. */
export async function judgeChange(request: ChangeRequest, load: LoadContent): Promise<ChangeVerdict> {
  const result = await loadChanged(request, load);
  if (result.kind === "broken") return result;
  const { version } = result.snapshot;
  const files = new Set(request.changes.map(({ file }) => file));
  const scope = request.withAdvice ? { files } : ({ level: "error" } as const);
  const found = await checkContent(result.snapshot, dayOf(request.now), scope);
  const errors = found.filter(({ level }) => level === "error");
  const advice = found.filter(({ level, file }) => level === "advice" && files.has(file));
  if (errors.length === 0 && !request.withImpact) return { kind: "fit", version, advice };
  return compareWithLive(request, load, { after: result.snapshot, errors, advice });
}

/** What was wrong before is not held against the change. */
async function compareWithLive(
  request: ChangeRequest,
  load: LoadContent,
  found: { readonly after: Snapshot; readonly errors: readonly Finding[]; readonly advice: readonly Finding[] },
): Promise<ChangeVerdict> {
  const { after, errors, advice } = found;
  const fit = { kind: "fit", version: after.version, advice } as const;
  const live = await load(request.folders);
  if (live.kind === "broken") return errors.length > 0 ? { kind: "broken", problems: errors } : fit;
  const before = live.snapshot;
  const old = errors.length === 0 ? [] : await checkContent(before, dayOf(request.now), { level: "error" });
  const known = new Set(old.map(nameOf));
  const problems = errors.filter((problem) => !known.has(nameOf(problem)));
  if (problems.length > 0) return { kind: "broken", problems };
  if (!request.withImpact) return fit;
  const files = new Set(request.changes.map(({ file }) => file));
  return { ...fit, impact: findImpact(request.questions, { before, after, files, now: request.now }) };
}

function nameOf({ file, what }: Problem): string {
  return `${file} ${what}`;
}
