import { type Response, Router } from "express";
import { z } from "zod";
import { isDay } from "../../content/body.js";
import { dayOf } from "../../content/dated-text.js";
import { problemLine } from "../../content/problem.js";
import { Refusal } from "../../protocol/refusal.js";
import { noonOf } from "../../staff/days.js";
import { explain } from "../../staff/explain.js";
import type { ContentParts } from "../content-parts.js";
import type { Guard } from "../guard.js";
import type { Rehearsal } from "../rehearsal/rehearsal.js";
import type { Session } from "../sign-in/sessions.js";
import type { Mistake } from "../staff-page.js";
import type { OpenVersion, OtherVersion } from "./other-versions.js";
import { renderTryPage, type Tried } from "./try-page.js";

export interface TryParts extends ContentParts {
  readonly openVersion: OpenVersion;
  readonly rehearsal: Rehearsal;
}

const text = z.string().catch("");
const form = z.object({ q: text, on: text, version: text });

/** `/staff/try`: a question tried on the live knowledge, on any day; sent as a form, beside another version of it too. */
export function tryRoutes({ forStaff }: Guard, parts: TryParts): Router {
  const router = Router();
  router.get(
    "/",
    forStaff((request, response, session) => answer(parts, response, session, form.parse(request.query))),
  );
  router.post(
    "/",
    forStaff(async (request, response, session) => {
      const wish = form.parse(request.body ?? {});
      const other = await parts.openVersion(wish.version, session.person);
      if (other === undefined) throw new Refusal(404, "NotFound", "This change is no longer there.");
      return answer(parts, response, session, wish, other);
    }),
  );
  return router;
}

async function answer(
  { library, folders, today, rehearsal }: TryParts,
  response: Response,
  session: Session,
  { q, on, version }: z.infer<typeof form>,
  other?: OtherVersion,
): Promise<void> {
  const question = q.trim();
  const day = on === "" ? dayOf(today()) : on;
  const mistakes: Mistake[] = isDay(day) ? [] : [{ says: "Enter a real date, as 2027-03-31", field: "on" }];
  const tried: Tried[] = [];
  if (question !== "" && mistakes.length === 0) {
    tried.push({ title: "Live", explanation: explain(question, library.current(), noonOf(day)) });
    const beside = other && (await rehearsal.explain({ folders, changes: other.changes, question, now: noonOf(day) }));
    if (beside?.kind === "broken") mistakes.push(...beside.problems.map((one) => ({ says: problemLine(one) })));
    if (beside?.kind === "explained") tried.push({ title: other?.title ?? "", explanation: beside.explanation });
  }
  const named = other === undefined ? {} : { other: { name: version, title: other.title } };
  response
    .status(mistakes.length === 0 ? 200 : 422)
    .type("html")
    .send(renderTryPage({ question: q, on: day, mistakes, tried, ...named }, session));
}
