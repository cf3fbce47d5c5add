import { type Response, Router } from "express";
import { z } from "zod";
import { Refusal } from "../../protocol/refusal.js";
import type { Change } from "../../staff/change.js";
import { withoutReference } from "../../staff/edit-entry-text.js";
import type { Guard } from "../guard.js";
import type { Session } from "../sign-in/sessions.js";
import type { Mistake } from "../staff-page.js";
import { renderBlockedPage } from "./blocked-page.js";
import type { ChangeDesk } from "./change-desk.js";
import { type EditParts, foundEntry } from "./edit-routes.js";
import { mistakesOf } from "./mistakes-of.js";
import type { LiveOutcome } from "./put-live.js";
import { renderReviewPage } from "./review-page.js";

const liveForm = z.object({ kept: z.string().catch("") });

/** Retiring, and putting live what was reviewed: for editors only, at `/staff/answers`. */
export function liveRoutes({ forEditors }: Guard, parts: EditParts): Router {
  const { desk } = parts;
  const router = Router();
  router.get(
    "/:id/retire",
    forEditors((request, response, session) => retire(parts, String(request.params["id"]), response, session)),
  );
  router.post(
    "/live",
    forEditors(async (request, response, session) => {
      await refuseReadOnly(desk);
      const { kept } = liveForm.parse(request.body ?? {});
      showOutcome(await desk.putLive(kept, session.person), response, session);
    }),
  );
  return router;
}

/** Refuses where the server may not write the files. */
export async function refuseReadOnly({ files }: ChangeDesk): Promise<void> {
  if (!(await files.isWritable()))
    throw new Refusal(403, "ReadOnly", "This server may only read the files of the knowledge.");
}

/** Leads to the answer that is live, or says why it is not. */
export function showOutcome(outcome: LiveOutcome, response: Response, session: Session): void {
  if (outcome.kind === "live") {
    response.redirect(303, outcome.isGone ? "/staff/answers?done=1" : `/staff/answers/${outcome.entry}?done=1`);
  } else {
    const page = renderBlockedPage({ title: "Put a change live", mistakes: whyNotLive(outcome), entry: "" }, session);
    response.status(409).type("html").send(page);
  }
}

/** Why a change is not live, as an editor reads it. */
export function whyNotLive(outcome: Exclude<LiveOutcome, { kind: "live" }>): Mistake[] {
  switch (outcome.kind) {
    case "broken":
      return mistakesOf(outcome.problems, "", "");
    case "overtaken":
      return [
        {
          says: "Somebody else changed these files after your review, or it was reviewed by somebody else. Open the answer and do it once more.",
        },
      ];
    case "own":
      return [{ says: "You wrote some of it yourself. Another editor has to look at it and put it live." }];
  }
}

/** Retiring takes the answer's name out of the other answers' `related` and `parts` too. */
async function retire(parts: EditParts, wanted: string, response: Response, session: Session): Promise<void> {
  const { library, desk } = parts;
  const { entry, text } = await foundEntry(parts, wanted);
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
    const page = renderBlockedPage({ title, mistakes, entry: entry.id }, session);
    return void response.status(422).type("html").send(page);
  }
  const { person } = session;
  const kept = desk.keep({ entry: entry.id, title: entry.question, did: "retired an answer", changes }, person);
  const mayPutLive = desk.mayPutLive([person], person);
  const { impact, advice } = verdict;
  const view = { title, changes, impact, advice, kept, button: "Retire it", mayPutLive, back: undefined };
  response.type("html").send(renderReviewPage(view, session));
}
