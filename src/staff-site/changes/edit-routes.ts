import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Entry, Snapshot } from "../../content/snapshot.js";
import { Refusal } from "../../protocol/refusal.js";
import type { Change } from "../../staff/change.js";
import { withoutReference, withPhrasings } from "../../staff/edit-entry-text.js";
import type { Guard } from "../guard.js";
import type { Session } from "../sign-in/sessions.js";
import { renderBlockedPage } from "./blocked-page.js";
import type { ChangeDesk } from "./change-desk.js";
import { type EditView, renderEditPage } from "./edit-page.js";
import { markOf } from "./knowledge-files.js";
import { mistakesOf } from "./mistakes-of.js";
import { renderReviewPage } from "./review-page.js";

export interface EditParts {
  readonly library: { current(): Snapshot };
  readonly desk: ChangeDesk;
}

const words = z.string().catch("");
const editForm = z.object({ text: words, base: words, go: words });
const phrasingForm = z.object({ entry: words, phrasing: words });
const liveForm = z.object({ kept: words });

/** Changing, retiring and putting live: for editors only, at `/staff/answers`. */
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
  router.get(
    "/:id/retire",
    forEditors((request, response, session) => retire(parts, request, response, session)),
  );
  router.post(
    "/phrasing",
    forEditors((request, response, session) => addPhrasing(parts, request, response, session)),
  );
  router.post(
    "/live",
    forEditors((request, response, session) => putLive(parts, request, response, session)),
  );
  return router;
}

async function found({ library, desk }: EditParts, id: unknown): Promise<{ entry: Entry; text: string }> {
  const entry = library.current().entries.get(String(id));
  const text = entry && (await desk.files.read(entry.file));
  if (entry === undefined || text === undefined) throw new Refusal(404, "NotFound", "There is no answer of this name.");
  return { entry, text };
}

async function sendEdit(
  { desk }: EditParts,
  response: Response,
  session: Session,
  view: Omit<EditView, "isWritable" | "id" | "question"> & { readonly entry: Entry },
): Promise<void> {
  const { entry, ...rest } = view;
  const page = { ...rest, id: entry.id, question: entry.question, isWritable: await desk.files.isWritable() };
  response
    .status(rest.mistakes.length === 0 ? 200 : 422)
    .type("html")
    .send(renderEditPage(page, session));
}

async function showFile(parts: EditParts, request: Request, response: Response, session: Session): Promise<void> {
  const { entry, text } = await found(parts, request.params["id"]);
  await sendEdit(parts, response, session, { entry, text, base: markOf(text), mistakes: [] });
}

async function review(parts: EditParts, request: Request, response: Response, session: Session): Promise<void> {
  const { entry, text: before } = await found(parts, request.params["id"]);
  const { base, go, ...form } = editForm.parse(request.body ?? {});
  // Browsers send line ends as CRLF.
  const text = form.text.replace(/\r\n?/g, "\n");
  if (go === "edit") return sendEdit(parts, response, session, { entry, text, base, mistakes: [] });
  const change = { file: entry.file, before, after: text };
  if (base !== markOf(before)) {
    const says =
      "Somebody changed this answer after you opened it. Look at what your text would change now, below. If it is right, check it again.";
    const view = { entry, text, base: markOf(before), mistakes: [{ says, field: "text" }], overtaken: change };
    return sendEdit(parts, response, session, view);
  }
  if (text === before) {
    const mistakes = [{ says: "Nothing is changed yet", field: "text" }];
    return sendEdit(parts, response, session, { entry, text, base, mistakes });
  }
  await propose(parts, response, session, { entry, change });
}

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
  const proposal = { entry: entry.id, did: "put an answer live", changes: [change] } as const;
  const view = {
    title: `Review: ${entry.question}`,
    changes: [change],
    impact: verdict.impact,
    advice: verdict.advice,
    kept: desk.keep(proposal, session.person),
    button: "Put it live",
    back: { action: `/staff/answers/${entry.id}/edit`, fields: { text: change.after, base } },
  };
  response.type("html").send(renderReviewPage(view, session));
}

async function addPhrasing(parts: EditParts, request: Request, response: Response, session: Session): Promise<void> {
  const form = phrasingForm.parse(request.body ?? {});
  const { entry, text } = await found(parts, form.entry);
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

/** Retiring takes the answer's name out of the other answers' `related` and `parts` too. */
async function retire(parts: EditParts, request: Request, response: Response, session: Session): Promise<void> {
  const { library, desk } = parts;
  const { entry, text } = await found(parts, request.params["id"]);
  const others = [...library.current().entries.values()].filter(
    ({ id, related, parts: its }) => id !== entry.id && [...related, ...its].includes(entry.id),
  );
  const unlinked = await Promise.all(
    others.map(async ({ file }): Promise<Change> => {
      const before = (await desk.files.read(file)) ?? "";
      return { file, before, after: withoutReference(before, entry.id) };
    }),
  );
  const changes = [...unlinked, { file: entry.file, before: text, after: undefined }];
  const verdict = await desk.judge(changes);
  const title = `Retire: ${entry.question}`;
  if (verdict.kind === "broken") {
    const mistakes = mistakesOf(verdict.problems, entry.file, text);
    return void response
      .status(422)
      .type("html")
      .send(renderBlockedPage({ title, mistakes, entry: entry.id }, session));
  }
  const proposal = { entry: entry.id, did: "retired an answer", changes } as const;
  const kept = desk.keep(proposal, session.person);
  const view = {
    title,
    changes,
    impact: verdict.impact,
    advice: verdict.advice,
    kept,
    button: "Retire it",
    back: undefined,
  };
  response.type("html").send(renderReviewPage(view, session));
}

async function putLive({ desk }: EditParts, request: Request, response: Response, session: Session): Promise<void> {
  const { kept } = liveForm.parse(request.body ?? {});
  if (!(await desk.files.isWritable()))
    throw new Refusal(403, "ReadOnly", "This server may only read the files of the knowledge.");
  const outcome = await desk.putLive(kept, session.person);
  if (outcome.kind === "live") {
    const there = outcome.isGone ? "/staff/answers?done=1" : `/staff/answers/${outcome.entry}?done=1`;
    return response.redirect(303, there);
  }
  const mistakes =
    outcome.kind === "broken"
      ? mistakesOf(outcome.problems, "", "")
      : [
          {
            says: "Somebody else changed these files after your review, or it was reviewed by somebody else. Open the answer and do it once more.",
          },
        ];
  const page = renderBlockedPage({ title: "Put a change live", mistakes, entry: "" }, session);
  response.status(409).type("html").send(page);
}
