import type { Change } from "../../staff/change.js";
import { keptProposal, proposalPlace } from "../changes/proposal.js";
import type { DraftShelf } from "../drafts/draft-shelf.js";
import type { Person } from "../person.js";
import type { Sealer } from "../sign-in/sealed-cookie.js";

/** A version of the knowledge beside the live one: the live one with changes in it. */
export interface OtherVersion {
  readonly title: string;
  readonly changes: readonly Change[];
}

/** Opens the other version that a person's form names; undefined where there is none of that name for this person. */
export type OpenVersion = (name: string, person: Person) => Promise<OtherVersion | undefined>;

const draftPrefix = "draft:";

/** The name of a draft as another version. */
export function versionOfDraft(id: string): string {
  return `${draftPrefix}${id}`;
}

/** Opens the change under review, whose name is what the review page keeps, and for editors a draft. */
export function makeOpenVersion(parts: { readonly sealer: Sealer; readonly drafts: DraftShelf }): OpenVersion {
  return (name, person) =>
    name.startsWith(draftPrefix)
      ? openDraft(parts.drafts, name.slice(draftPrefix.length), person)
      : openReviewed(parts.sealer, name, person);
}

async function openReviewed(sealer: Sealer, name: string, { id }: Person): Promise<OtherVersion | undefined> {
  const read = keptProposal.safeParse(sealer.open(name, proposalPlace));
  if (!read.success || read.data.by !== id) return undefined;
  const changes = read.data.changes.map(({ file, after }): Change => ({ file, before: undefined, after }));
  return { title: "With your change", changes };
}

async function openDraft(drafts: DraftShelf, id: string, { role }: Person): Promise<OtherVersion | undefined> {
  const draft = role === "editor" ? await drafts.find(id) : undefined;
  return draft && { title: "With the draft", changes: draft.changes };
}
