import type { Response } from "express";
import type { AuditLog } from "../audit-log.js";
import type { Draft, DraftShelf, DraftState } from "../drafts/draft-shelf.js";
import type { Session } from "../sign-in/sessions.js";
import type { Proposal } from "./proposal.js";

export interface KeepParts {
  readonly drafts: DraftShelf;
  readonly audit: AuditLog;
}

interface ToKeep {
  readonly proposal: Proposal;
  /** The draft whose words these are from now on; a new one where there is none. */
  readonly draft?: Draft;
  readonly state?: DraftState;
}

/** Writes down that a draft is saved, saves it, and leads to its page. It need not pass the check yet. */
export async function keepAsDraft(
  parts: KeepParts,
  response: Response,
  session: Session,
  keeping: ToKeep,
): Promise<void> {
  const { id } = await saveDraft(parts, session, keeping);
  response.redirect(303, `/staff/drafts/${id}?done=saved`);
}

/** Writes down that a draft is saved, and saves it. */
export async function saveDraft(
  { drafts, audit }: KeepParts,
  { person }: Pick<Session, "person">,
  { proposal, ...more }: ToKeep,
): Promise<Draft> {
  const did = more.state === "waiting for review" ? "asked for a review" : "saved a draft";
  await audit.write({ who: person.name, id: person.id, did, what: proposal.changes.map(({ file }) => file) });
  return drafts.save(proposal, person, more);
}
