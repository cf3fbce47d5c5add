import { Refusal } from "../../protocol/refusal.js";
import type { AuditLog } from "../audit-log.js";
import type { ChangeDesk } from "../changes/change-desk.js";
import type { Draft, DraftShelf } from "./draft-shelf.js";

export interface DraftParts {
  readonly desk: ChangeDesk;
  readonly drafts: DraftShelf;
  readonly audit: AuditLog;
}

/** The draft of this id. Throws a refusal where there is none. */
export async function foundDraft(drafts: DraftShelf, id: unknown): Promise<Draft> {
  const draft = await drafts.find(String(id));
  if (draft === undefined) throw new Refusal(404, "NotFound", "There is no draft of this name any more.");
  return draft;
}
