import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Entry, Snapshot } from "../../content/snapshot.js";
import { Refusal } from "../../protocol/refusal.js";
import type { Change } from "../../staff/change.js";
import { withPhrasings } from "../../staff/edit-entry-text.js";
import type { Guard } from "../guard.js";
import type { Session } from "../sign-in/sessions.js";
import { renderBlockedPage } from "./blocked-page.js";
import type { ChangeDesk } from "./change-desk.js";
import { type KeepParts, keepAsDraft } from "./keep-as-draft.js";
import { markOf } from "./knowledge-files.js";
import { mistakesOf } from "./mistakes-of.js";
import { renderReviewPage } from "./review-page.js";
import { type EditedWords, sendEditPage } from "./send-edit-page.js";

export interface EditParts extends KeepParts {
  readonly library: { current(): Snapshot };
  readonly desk: ChangeDesk;
}

const words = z.string().catch("");
const editForm = z.object({ text: words, base: words, go: words });
const phrasingForm = z.object({ entry: words, phrasing: words });

/** Changing an answer: for editors only, at `/staff/answers`. */
export function editRoutes({ forEditors }: Guard, parts: EditParts): Router {
  const router = Router();
  router.get(
    "/:id/edit",
    forEditors((request, response, session) => showFile(parts, request, response, session)),
  );
  router.post(
    "/:id/edit",
    forEditors((request, response, session) => review(parts, request, response, session)),
  );
  router.post(
    "/phrasing",
    forEditors((request, response, session) => addPhrasing(parts, request, response, session)),
  );
  return router;
}

/** The entry of this id with its file's text. Throws a refusal where there is none. */
export async function foundEntry(
  { library, desk }: EditParts,
  id: unknown,
): Promise<{ readonly entry: Entry; readonly text: string }> {
  const entry = library.current().entries.get(String(id));
  const text = entry && (await desk.files.read(entry.file));
  if (entry === undefined || text === undefined) throw new Refusal(404, "NotFound", "There is no answer of this name.");
  return { entry, text };
}

async function sendEdit(
  parts: EditParts,
  response: Response,
  session: Session,
  { entry, ...words }: EditedWords & { readonly entry: Entry },
): Promise<void> {
  const edited = { path: `/staff/answers/${entry.id}`, question: entry.question, files: [entry.file] };
  await sendEditPage(parts, response, session, { ...words, edited });
}

async function showFile(parts: EditParts, request: Request, response: Response, session: Session): Promise<void> {
  const { entry, text } = await foundEntry(parts, request.params["id"]);
  await sendEdit(parts, response, session, { entry, text, base: markOf(text), mistakes: [] });
}

async function review(parts: EditParts, request: Request, response: Response, session: Session): Promise<void> {
  const { entry, text: before } = await foundEntry(parts, request.params["id"]);
  const { base, go, ...form } = editForm.parse(request.body ?? {});
  // Browsers send line ends as CRLF.
  const text = form.text.replace(/\r\n?/g, "\n");
  if (go === "edit") return sendEdit(parts, response, session, { entry, text, base, mistakes: [] });
  const change = { file: entry.file, before, after: text };
  if (base !== markOf(before)) {
    const mistakes = [{ says: overtakenWords, field: "text" }];
    return sendEdit(parts, response, session, { entry, text, base: markOf(before), mistakes, overtaken: change });
  }
  if (text === before) {
    const mistakes = [{ says: "Nothing is changed yet", field: "text" }];
    return sendEdit(parts, response, session, { entry, text, base, mistakes });
  }
  if (go !== "draft") return propose(parts, response, session, { entry, change });
  const proposal = { entry: entry.id, title: entry.question, did: "put an answer live", changes: [change] } as const;
  await keepAsDraft(parts, response, session, { proposal });
}

/** Said where what was typed was made from an older text. */
export const overtakenWords =
  "Somebody changed this answer after you opened it. Look at what your text would change now, below. If it is right, check it again.";

/** Judges a change of one entry and shows the review, or the form with what is wrong. */
async function propose(
  parts: EditParts,
  response: Response,
  session: Session,
  { entry, change }: { entry: Entry; change: Change & { readonly after: string } },
): Promise<void> {
  const { desk } = parts;
  const verdict = await desk.judge([change]);
  const base = markOf(change.before);
  if (verdict.kind === "broken") {
    const mistakes = mistakesOf(verdict.problems, entry.file, change.after, "text");
    return sendEdit(parts, response, session, { entry, text: change.after, base, mistakes });
  }
  const proposal = { entry: entry.id, title: entry.question, did: "put an answer live", changes: [change] } as const;
  const view = {
    title: `Review: ${entry.question}`,
    changes: [change],
    impact: verdict.impact,
    advice: verdict.advice,
    kept: desk.keep(proposal, session.person),
    button: "Put it live",
    mayPutLive: desk.mayPutLive([session.person], session.person),
    back: { action: `/staff/answers/${entry.id}/edit`, fields: { text: change.after, base } },
  };
  response.type("html").send(renderReviewPage(view, session));
}

async function addPhrasing(parts: EditParts, request: Request, response: Response, session: Session): Promise<void> {
  const form = phrasingForm.parse(request.body ?? {});
  const { entry, text } = await foundEntry(parts, form.entry);
  const phrasings = form.phrasing
    .split(/[\r\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const after = phrasings.length === 0 ? undefined : withPhrasings(text, phrasings);
  if (after === undefined) {
    const says = phrasings.length === 0 ? "Enter the phrasing" : "Add it in the file: it has no “also asked”.";
    const mistakes = [{ says }];
    const page = renderBlockedPage({ title: "Add a phrasing", mistakes, entry: entry.id }, session);
    return void response.status(422).type("html").send(page);
  }
  await propose(parts, response, session, { entry, change: { file: entry.file, before: text, after } });
}
