import { type Response, Router } from "express";
import { z } from "zod";
import { dayOf } from "../../content/dated-text.js";
import type { Change } from "../../staff/change.js";
import { newEntry } from "../../staff/new-entry.js";
import type { Guard } from "../guard.js";
import type { Session } from "../sign-in/sessions.js";
import type { Mistake } from "../staff-page.js";
import type { EditParts } from "./edit-routes.js";
import { mistakesOf } from "./mistakes-of.js";
import { type NewFields, renderNewPage } from "./new-page.js";
import { renderReviewPage } from "./review-page.js";

export interface NewParts extends EditParts {
  readonly today: () => Date;
}

const words = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, "\n"))
  .catch("");
const fieldsSchema = z.object({
  question: words,
  topic: words,
  answer: words,
  easy: words,
  source: words,
  phrasings: words,
});

/** `/staff/answers/new`: an answer that there is not yet, for editors only. */
export function newRoutes({ forEditors }: Guard, parts: NewParts): Router {
  const { library, desk, today } = parts;
  const router = Router();
  const show = async (
    response: Response,
    session: Session,
    { fields, mistakes = [] }: { fields: NewFields; mistakes?: readonly Mistake[] },
  ): Promise<void> => {
    const { entries, site } = library.current();
    const topics = [...new Set([...entries.values()].map(({ topic }) => topic))];
    const view = {
      fields,
      topics,
      // No fact stands in a telephone number or an e-mail address.
      links: [...site.links.values()].filter(({ url }) => url.startsWith("http")),
      mistakes,
      isWritable: await desk.files.isWritable(),
    };
    response
      .status(mistakes.length === 0 ? 200 : 422)
      .type("html")
      .send(renderNewPage(view, session));
  };
  router.get(
    "/",
    forEditors((request, response, session) => show(response, session, { fields: fieldsSchema.parse(request.query) })),
  );
  router.post(
    "/",
    forEditors(async (request, response, session) => {
      const fields = fieldsSchema.parse(request.body ?? {});
      if (request.body.go === "edit") return show(response, session, { fields });
      const mistakes = missing(fields);
      if (mistakes.length > 0) return show(response, session, { fields, mistakes });
      const made = newEntry(answersOf(fields), library.current(), dayOf(today()));
      if (made.kind === "refused") return show(response, session, { fields, mistakes: [{ says: made.why }] });
      const file = `${desk.files.label}/${made.file}`;
      const change: Change = { file, before: await desk.files.read(file), after: made.text };
      if (change.before !== undefined)
        return show(response, session, { fields, mistakes: [{ says: `There is a file ${file} already.` }] });
      const verdict = await desk.judge([change]);
      if (verdict.kind === "broken")
        return show(response, session, { fields, mistakes: mistakesOf(verdict.problems, file, made.text) });
      const entry = file.replace(/^.*\//, "").replace(/\.md$/, "");
      const title = fields.question.trim();
      const kept = desk.keep({ entry, title, did: "added an answer", changes: [change] }, session.person);
      const back = { action: "/staff/answers/new", fields: { ...fields } };
      const view = {
        title: `Review: ${title}`,
        changes: [change],
        impact: verdict.impact,
        advice: verdict.advice,
        kept,
        button: "Put it live",
        mayPutLive: desk.mayPutLive([session.person], session.person),
        back,
      };
      response.type("html").send(renderReviewPage(view, session));
    }),
  );
  return router;
}

function missing(fields: NewFields): Mistake[] {
  const needed = [
    { field: "question", says: "Enter the question" },
    { field: "topic", says: "Enter the topic" },
    { field: "answer", says: "Enter the answer" },
  ] as const;
  // File names are made from letters and digits of the question and the topic.
  return needed.filter(({ field }) => !/[a-z0-9]/i.test(fields[field]));
}

/** The fields as `kb new` asks for them. */
function answersOf(fields: NewFields): ReadonlyMap<string, string> {
  const phrasings = fields.phrasings.split("\n").join("|");
  return new Map(Object.entries({ ...fields, phrasings }).map(([key, value]) => [key, value.trim()]));
}
