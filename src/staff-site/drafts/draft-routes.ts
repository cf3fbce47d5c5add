import { type Response, Router } from "express";
import { z } from "zod";
import type { ChangeDesk } from "../changes/change-desk.js";
import { keepAsDraft, saveDraft } from "../changes/keep-as-draft.js";
import { markOf } from "../changes/knowledge-files.js";
import { refuseReadOnly, showOutcome, whyNotLive } from "../changes/live-routes.js";
import type { Guard } from "../guard.js";
import type { Session } from "../sign-in/sessions.js";
import type { Mistake } from "../staff-page.js";
import { draftEditRoutes } from "./draft-edit-routes.js";
import { renderDraftPage } from "./draft-page.js";
import type { Draft } from "./draft-shelf.js";
import { renderDraftsPage } from "./drafts-page.js";
import { type DraftParts, foundDraft } from "./found-draft.js";

const words = z.string().catch("");
const keptForm = z.object({ kept: words });
const liveForm = z.object({ seen: words });
const noteForm = z.object({ note: words });
const query = z.object({ done: words, ask: words });
const longestNote = 2000;

/** `/staff/drafts`: the list for all staff; saving, reviewing and putting live for editors. */
export function draftRoutes(guard: Guard, parts: DraftParts): Router {
  const { forStaff, forEditors } = guard;
  const { desk, drafts } = parts;
  const router = Router();
  router.get(
    "/",
    forStaff(async (request, response, session) => {
      const all = await drafts.list();
      const isStale = await Promise.all(all.map((draft) => isOvertaken(desk, draft)));
      const stale = new Set(all.filter((_draft, at) => isStale[at]).map(({ id }) => id));
      const { done } = query.parse(request.query);
      response.type("html").send(renderDraftsPage({ drafts: all, stale, isDiscarded: done === "discarded" }, session));
    }),
  );
  router.post(
    "/",
    forEditors(async (request, response, session) => {
      const proposal = await desk.open(keptForm.parse(request.body ?? {}).kept, session.person);
      if (proposal === undefined) return showOutcome({ kind: "overtaken" }, response, session);
      if (query.parse(request.query).ask !== "1") return keepAsDraft(parts, response, session, { proposal });
      const { id } = await saveDraft(parts, session, { proposal, state: "waiting for review" });
      response.redirect(303, `/staff/drafts/${id}?done=asked`);
    }),
  );
  router.get(
    "/:id",
    forEditors(async (request, response, session) => {
      const draft = await foundDraft(drafts, request.params["id"]);
      await showDraft(parts, response, session, { draft, done: query.parse(request.query).done });
    }),
  );
  router.use(actionRoutes(guard, parts));
  router.use(draftEditRoutes(guard, parts));
  return router;
}

function actionRoutes({ forEditors }: Guard, parts: DraftParts): Router {
  const { desk, drafts, audit } = parts;
  const router = Router();
  router.post(
    "/:id/live",
    forEditors(async (request, response, session) => {
      await refuseReadOnly(desk);
      const draft = await foundDraft(drafts, request.params["id"]);
      // Its author could change it between the look at it and the button.
      const isSeen = liveForm.parse(request.body ?? {}).seen === markOfDraft(draft);
      if (!isSeen && desk.mayPutLive(draft.authors, session.person)) {
        const mistakes = [{ says: "The draft was changed after you opened it. Look at it as it is now." }];
        return showDraft(parts, response, session, { draft, done: "", mistakes });
      }
      const outcome = await desk.putDraftLive(draft, session.person);
      if (outcome.kind === "live") return showOutcome(outcome, response, session);
      await showDraft(parts, response, session, { draft, done: "", mistakes: whyNotLive(outcome) });
    }),
  );
  const line = ({ person }: Session, { changes }: Draft) => ({
    who: person.name,
    id: person.id,
    what: changes.map(({ file }) => file),
  });
  router.post(
    "/:id/ask",
    forEditors(async (request, response, session) => {
      const draft = await foundDraft(drafts, request.params["id"]);
      await audit.write({ ...line(session, draft), did: "asked for a review" });
      await drafts.mark(draft, "waiting for review");
      response.redirect(303, `/staff/drafts/${draft.id}?done=asked`);
    }),
  );
  router.post(
    "/:id/send-back",
    forEditors(async (request, response, session) => {
      const draft = await foundDraft(drafts, request.params["id"]);
      const says = noteForm
        .parse(request.body ?? {})
        .note.trim()
        .slice(0, longestNote);
      const mistakes = [{ says: "Enter what should be changed", field: "note" }];
      if (says === "") return showDraft(parts, response, session, { draft, done: "", mistakes });
      await audit.write({ ...line(session, draft), did: "sent a draft back" });
      await drafts.mark(draft, "sent back", { who: session.person.name, says });
      response.redirect(303, `/staff/drafts/${draft.id}?done=back`);
    }),
  );
  router.post(
    "/:id/discard",
    forEditors(async (request, response, session) => {
      const draft = await foundDraft(drafts, request.params["id"]);
      await audit.write({ ...line(session, draft), did: "discarded a draft" });
      await drafts.remove(draft.id);
      response.redirect(303, "/staff/drafts?done=discarded");
    }),
  );
  return router;
}

/** Tells whether a draft still has the words that somebody saw. */
function markOfDraft({ changes }: Draft): string {
  return markOf(JSON.stringify(changes));
}

/** Whether a file was changed after the draft was made from it. */
export async function isOvertaken({ files }: ChangeDesk, { changes }: Draft): Promise<boolean> {
  const now = await Promise.all(changes.map(({ file }) => files.read(file)));
  return changes.some(({ before }, at) => markOf(before) !== markOf(now[at]));
}

async function showDraft(
  { desk }: DraftParts,
  response: Response,
  session: Session,
  { draft, done, mistakes = [] }: { draft: Draft; done: string; mistakes?: readonly Mistake[] },
): Promise<void> {
  const changes = await Promise.all(
    draft.changes.map(async ({ file, after }) => ({ file, before: await desk.files.read(file), after })),
  );
  const view = {
    draft,
    mark: markOfDraft(draft),
    changes,
    isStale: await isOvertaken(desk, draft),
    verdict: await desk.judge(changes.filter(({ before, after }) => before !== undefined || after !== undefined)),
    mayPutLive: desk.mayPutLive(draft.authors, session.person),
    isOneText: draft.changes.length === 1 && draft.changes[0]?.after !== undefined,
    done,
    mistakes,
  };
  response
    .status(mistakes.length === 0 ? 200 : 409)
    .type("html")
    .send(renderDraftPage(view, session));
}
