import { type Response, Router } from "express";
import { z } from "zod";
import { dayOf } from "../../content/dated-text.js";
import type { Problem } from "../../content/problem.js";
import type { Snapshot } from "../../content/snapshot.js";
import { isEntryReply } from "../../conversation/reply.js";
import { freshState } from "../../conversation/state.js";
import { takeTurn } from "../../conversation/take-turn.js";
import { findBadlyRated, findGaps, type Gap } from "../../staff/gaps.js";
import { type AnswersParts, dueAnswers } from "../answers-routes.js";
import type { AuditLog } from "../audit-log.js";
import type { Guard } from "../guard.js";
import { renderAddPhrasingPage } from "./add-phrasing-page.js";
import { toCsv } from "./csv.js";
import { renderGapsPage } from "./gaps-page.js";
import { renderTodayPage } from "./today-page.js";

export interface InsightParts extends AnswersParts {
  readonly library: { current(): Snapshot; problems(): readonly Problem[] };
  readonly clock: () => Date;
  readonly audit: AuditLog;
}

const query = z.object({ phrasing: z.string().catch("") });
const mostNear = 5;
const mostChanges = 10;

/** What people asked: `/staff` itself, `/staff/gaps`, and both as CSV. */
export function insightRoutes({ forStaff, forEditors }: Guard, parts: InsightParts): Router {
  const { library, today, clock, countedDays, readInsights, audit } = parts;
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
      const { gaps, closed } = openGaps(findGaps(insights, snapshot), snapshot, today());
      const view = { gaps, closed, badlyRated: findBadlyRated(insights), snapshot, countedDays };
      response.type("html").send(renderGapsPage(view, session));
    }),
  );
  router.get(
    "/gaps/add",
    forEditors((request, response, session) => {
      const { phrasing } = query.parse(request.query);
      const { index, entries } = library.current();
      const ranked = index.rank(index.understand(phrasing), mostNear);
      const nearest = ranked.flatMap(({ target }) => (target.kind === "entry" ? (entries.get(target.id) ?? []) : []));
      const view = { phrasing, nearest, entries: [...entries.values()] };
      response.type("html").send(renderAddPhrasingPage(view, session));
    }),
  );
  router.get(
    "/turns.csv",
    forStaff(async (_request, response) => {
      const { turns } = await readInsights();
      const rows = turns.map(({ day, channel, kind, name = "", times }) => [day, channel, kind, name, times]);
      sendCsv(response, "turns", toCsv(["day", "channel", "reply", "entry or step", "times"], rows));
    }),
  );
  router.get(
    "/questions.csv",
    forStaff(async (_request, response) => {
      const { questions } = await readInsights();
      const rows = questions.map(({ day, question, kind, name = "", times }) => [day, question, kind, name, times]);
      sendCsv(response, "questions", toCsv(["day", "question", "reply", "entry or step", "times"], rows));
    }),
  );
  return router;
}

/** The gaps without the questions that the knowledge of today answers, and how many those are. */
function openGaps(gaps: readonly Gap[], snapshot: Snapshot, now: Date): { gaps: Gap[]; closed: number } {
  const isOpen = (question: string): boolean =>
    !isEntryReply(takeTurn({ text: question }, freshState, snapshot, now).reply);
  const open = gaps.map((gap) => {
    const questions = gap.questions.filter(({ question }) => isOpen(question));
    return { ...gap, questions, times: questions.reduce((sum, { times }) => sum + times, 0) };
  });
  const count = (all: readonly Gap[]): number => all.reduce((sum, { questions }) => sum + questions.length, 0);
  return { gaps: open.filter(({ questions }) => questions.length > 0), closed: count(gaps) - count(open) };
}

function sendCsv(response: Response, name: string, csv: string): void {
  response.attachment(`${name}.csv`).type("text/csv; charset=utf-8").send(csv);
}
