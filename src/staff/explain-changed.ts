import type { LoadContent } from "../content/keep-snapshots.js";
import type { ContentFolders } from "../content/load-snapshot.js";
import type { Problem } from "../content/problem.js";
import type { Change } from "./change.js";
import { type Explanation, explain } from "./explain.js";
import { loadChanged } from "./load-changed.js";

/** A question to try on content with changes in it; plain data, so that it can be handed to another process. */
export interface ExplainRequest {
  readonly folders: ContentFolders;
  readonly changes: readonly Change[];
  readonly question: string;
  readonly now: Date;
}

export type ChangedExplanation =
  | { readonly kind: "explained"; readonly explanation: Explanation }
  | { readonly kind: "broken"; readonly problems: readonly Problem[] };

/** Explains what would be said to a question if the changes were live. */
export async function explainChanged(request: ExplainRequest, load: LoadContent): Promise<ChangedExplanation> {
  const result = await loadChanged(request, load);
  if (result.kind === "broken") return result;
  return { kind: "explained", explanation: explain(request.question, result.snapshot, request.now) };
}
