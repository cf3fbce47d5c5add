import { type Response, Router } from "express";
import { z } from "zod";
import { Refusal } from "../../protocol/refusal.js";
import type { Change } from "../../staff/change.js";
import { overtakenWords } from "../changes/edit-routes.js";
import { keepAsDraft } from "../changes/keep-as-draft.js";
import { markOf } from "../changes/knowledge-files.js";
import { type EditedWords, sendEditPage } from "../changes/send-edit-page.js";
import type { Guard } from "../guard.js";
import type { Session } from "../sign-in/sessions.js";
import type { Draft } from "./draft-shelf.js";
import { type DraftParts, foundDraft } from "./found-draft.js";

const words = z.string().catch("");
const editForm = z.object({ text: words, base: words });

/** `/staff/drafts/:id/edit`: the words of a draft, as those of an answer; saving them shows the draft with what the check finds. */
export function draftEditRoutes({ forEditors }: Guard, parts: DraftParts): Router {
  const { desk } = parts;
  const router = Router();
  router.get(
    "/:id/edit",
    forEditors(async (request, response, session) => {
      const { draft, change } = await foundText(parts, request.params["id"]);
      const view = { text: change.after, base: markOf(change.before), mistakes: [] };
      await sendDraftEdit(parts, response, session, { ...view, draft });
    }),
  );
  router.post(
    "/:id/edit",
    forEditors(async (request, response, session) => {
      const { draft, change } = await foundText(parts, request.params["id"]);
      const form = editForm.parse(request.body ?? {});
      const after = form.text.replace(/\r\n?/g, "\n");
      const now = { file: change.file, before: await desk.files.read(change.file), after };
      if (form.base !== markOf(now.before)) {
        const mistakes = [{ says: overtakenWords, field: "text" }];
        const view = { text: after, base: markOf(now.before), mistakes, overtaken: now };
        return sendDraftEdit(parts, response, session, { ...view, draft });
      }
      const { entry, title, did } = draft;
      await keepAsDraft(parts, response, session, { proposal: { entry, title, did, changes: [now] }, draft });
    }),
  );
  return router;
}

/** A draft of one text, with that text. Throws a refusal for others. */
async function foundText(
  { drafts }: DraftParts,
  id: unknown,
): Promise<{ readonly draft: Draft; readonly change: Change & { readonly after: string } }> {
  const draft = await foundDraft(drafts, id);
  const [change, ...others] = draft.changes;
  if (change?.after === undefined || others.length > 0)
    throw new Refusal(404, "NotFound", "This draft is not one text: discard it and make the change anew.");
  return { draft, change: { ...change, after: change.after } };
}

async function sendDraftEdit(
  parts: DraftParts,
  response: Response,
  session: Session,
  { draft, ...words }: EditedWords & { readonly draft: Draft },
): Promise<void> {
  const { id, title, changes } = draft;
  const edited = { path: `/staff/drafts/${id}`, question: title, files: changes.map(({ file }) => file), draft: id };
  await sendEditPage(parts, response, session, { ...words, edited });
}
