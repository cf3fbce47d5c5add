import { z } from "zod";
import type { Change } from "../../staff/change.js";
import { markOf } from "./knowledge-files.js";

/** What a change does, as the audit log says it. */
export const did = z.enum(["put an answer live", "added an answer", "retired an answer"]);

/** A change that an editor has in mind, whole: it goes live as it was reviewed. */
export interface Proposal {
  /** The entry that it is about, and its question. */
  readonly entry: string;
  readonly title: string;
  readonly did: z.infer<typeof did>;
  readonly changes: readonly Change[];
}

/** A proposal as the review page keeps it, sealed: for the same person, on files that bear the same mark. */
export const keptProposal = z.object({
  by: z.string(),
  entry: z.string(),
  title: z.string(),
  did,
  changes: z.array(z.object({ file: z.string(), mark: z.string(), after: z.string().optional() })),
});
export type KeptProposal = z.infer<typeof keptProposal>;

/** What a kept proposal is sealed for. */
export const proposalPlace = "staff-proposal";

export function keepProposal({ entry, title, did: does, changes }: Proposal, by: string): KeptProposal {
  const kept = changes.map(({ file, before, after }) => {
    const mark = markOf(before);
    return after === undefined ? { file, mark } : { file, mark, after };
  });
  return { by, entry, title, did: does, changes: kept };
}
