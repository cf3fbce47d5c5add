import { Router } from "express";
import { z } from "zod";
import { dayOf } from "../../content/dated-text.js";
import type { Problem } from "../../content/problem.js";
import type { Snapshot } from "../../content/snapshot.js";
import { findBadlyRated } from "../../staff/gaps.js";
import { type AnswersParts, dueAnswers } from "../answers-routes.js";
import type { AuditLog } from "../audit-log.js";
import type { Guard } from "../guard.js";
import { renderAddPhrasingPage } from "./add-phrasing-page.js";
import { csvRoutes } from "./csv-routes.js";
import { renderGapsPage } from "./gaps-page.js";
import { makeGapFinder } from "./open-gaps.js";
import { renderTodayPage } from "./today-page.js";

export interface InsightParts extends AnswersParts {
  readonly library: { current(): Snapshot; problems(): readonly Problem[] };
  readonly clock: () => Date;
  readonly audit: AuditLog;
}

const text = z.string().catch("");
const query = z.object({
  phrasing: z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]),
  entry: text,
});
const mostNear = 5;
const mostChanges = 10;

/** What people asked: `/staff` itself, `/staff/gaps`, and all reports as CSV. */
export function insightRoutes({ forStaff, forEditors }: Guard, parts: InsightParts): Router {
  const { library, today, clock, countedDays, readInsights, audit } = parts;
  const findOpenGaps = makeGapFinder();
  const router = Router();
  router.get(
    "/",
    forStaff(async (_request, response, session) => {
      const snapshot = library.current();
      const [due, problems] = [dueAnswers(snapshot, dayOf(today())).length, library.problems().length];
      const counted = { insights: await readInsights(), today: dayOf(clock()), countedDays };
      const changes = await audit.readChanges(mostChanges);
      const view = { ...counted, snapshot, dueAnswers: due, problems, changes };
      response.type("html").send(renderTodayPage(view, session));
    }),
  );
  router.get(
    "/gaps",
    forStaff(async (_request, response, session) => {
      const [insights, snapshot] = [await readInsights(), library.current()];
      const open = await findOpenGaps(insights, snapshot, today());
      const view = { ...open, badlyRated: findBadlyRated(insights), snapshot, countedDays };
      response.type("html").send(renderGapsPage(view, session));
    }),
  );
  router.get(
    "/gaps/add",
    forEditors((request, response, session) => {
      const { phrasing: phrasings, entry: chosen } = query.parse(request.query);
      const { index, entries } = library.current();
      const ranked = index.rank(index.understand(phrasings[0] ?? ""), mostNear);
      const nearest = ranked.flatMap(({ target }) => (target.kind === "entry" ? (entries.get(target.id) ?? []) : []));
      const view = { phrasings, chosen, nearest, entries: [...entries.values()] };
      response.type("html").send(renderAddPhrasingPage(view, session));
    }),
  );
  router.use(csvRoutes({ forStaff }, { ...parts, findOpenGaps }));
  return router;
}
