import type { Change } from "../../staff/change.js";
import { keptProposal, proposalPlace } from "../changes/proposal.js";
import type { Person } from "../person.js";
import type { Sealer } from "../sign-in/sealed-cookie.js";

/** A version of the knowledge beside the live one: the live one with changes in it. */
export interface OtherVersion {
  readonly title: string;
  readonly changes: readonly Change[];
}

/** Opens the other version that a person's form names; undefined where there is none of that name for this person. */
export type OpenVersion = (name: string, person: Person) => Promise<OtherVersion | undefined>;

/** The change under review as another version: its name is what the review page keeps. */
export function openReviewed(sealer: Sealer): OpenVersion {
  return async (name, { id }) => {
    const read = keptProposal.safeParse(sealer.open(name, proposalPlace));
    if (!read.success || read.data.by !== id) return undefined;
    const changes = read.data.changes.map(({ file, after }): Change => ({ file, before: undefined, after }));
    return { title: "With your change", changes };
  };
}
