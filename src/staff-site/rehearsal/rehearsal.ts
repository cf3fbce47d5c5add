import path from "node:path";
import type { ChangedExplanation, ExplainRequest } from "../../staff/explain-changed.js";
import type { ChangeRequest, ChangeVerdict } from "../../staff/judge-change.js";
import { keepProcess } from "./keep-process.js";

/** What the process of a rehearsal is asked. */
export type RehearsalRequest =
  | { readonly kind: "judge"; readonly change: ChangeRequest }
  | { readonly kind: "explain"; readonly question: ExplainRequest };

/** Where changes are looked at as if they were live, in a process of its own, so that no visitor waits. Each rejects when it fails or takes two minutes. */
export interface Rehearsal {
  judge(change: ChangeRequest): Promise<ChangeVerdict>;
  explain(question: ExplainRequest): Promise<ChangedExplanation>;
}

/** An editor who looks at a review for this long still finds the process running. */
const idleMs = 5 * 60_000;

export function makeRehearsal(): Rehearsal {
  const ask = keepProcess(path.join(__dirname, "rehearsal-process"), idleMs);
  const send = <Answer>(request: RehearsalRequest): Promise<Answer> => ask(request);
  return {
    judge: (change) => send({ kind: "judge", change }),
    explain: (question) => send({ kind: "explain", question }),
  };
}
