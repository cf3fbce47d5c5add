import path from "node:path";
import { Router } from "express";
import { z } from "zod";
import { isDay } from "../content/body.js";
import { type Day, dayOf } from "../content/dated-text.js";
import type { Entry, Snapshot } from "../content/snapshot.js";
import { tellEntry } from "../conversation/find-answers.js";
import type { Insights } from "../conversation/insights.js";
import { Refusal } from "../protocol/refusal.js";
import { daysAfter, noonOf } from "../staff/days.js";
import { renderAnswerPage } from "./answer-page.js";
import { answerUse, useOf } from "./answer-use.js";
import { renderAnswersPage } from "./answers-page.js";
import type { ContentParts } from "./content-parts.js";
import type { ContentRepository } from "./git/content-repository.js";
import type { Guard } from "./guard.js";
import { historyOf } from "./history.js";

export interface AnswersParts extends ContentParts {
  /** What was counted lately. */
  readonly readInsights: () => Promise<Insights>;
  /** How many days "lately" is. */
  readonly countedDays: number;
  readonly repository: ContentRepository;
}

const text = z.string().catch("");
const filter = z.object({ q: text, topic: text, kind: text, state: text, done: text });
const wish = z.object({ on: text, done: text });
const dueDays = 30;

/** `/staff/answers`: the list of answers and each answer's own page. */
export function answersRoutes({ forStaff }: Guard, parts: AnswersParts): Router {
  const { library, today, folders, countedDays } = parts;
  const uses = async () => answerUse(await parts.readInsights());
  const router = Router();
  router.get(
    "/",
    forStaff(async (request, response, session) => {
      const entries = [...library.current().entries.values()];
      const dueBy = daysAfter(dayOf(today()), dueDays);
      const { done, ...wished } = filter.parse(request.query);
      const view = { entries, uses: await uses(), filter: wished, dueBy, countedDays, isRetired: done === "1" };
      response.type("html").send(renderAnswersPage(view, session));
    }),
  );
  router.get(
    "/:id",
    forStaff(async (request, response, session) => {
      const id = String(request.params["id"]);
      const { on, done } = wish.parse(request.query);
      const day = isDay(on) ? on : dayOf(today());
      const snapshot = library.current();
      const [entry, reply] = [snapshot.entries.get(id), tellEntry(id, snapshot, noonOf(day))];
      if (entry === undefined || reply === undefined)
        throw new Refusal(404, "NotFound", "There is no answer of this name.");
      const history = await historyOf(fileOf(folders.knowledge, entry.file));
      const view = {
        entry,
        reply,
        on: day,
        use: useOf(await uses(), id),
        history,
        isChanged: done === "1",
        git: parts.repository.state(),
      };
      response.type("html").send(renderAnswerPage(view, session));
    }),
  );
  return router;
}

/** The answers whose review is due within 30 days of the day, or was. */
export function dueAnswers({ entries }: Snapshot, day: Day): Entry[] {
  return [...entries.values()].filter(({ reviewBy }) => reviewBy <= daysAfter(day, dueDays));
}

/** Where a file of the knowledge is on disk, by its name in problems and snapshots: `knowledge/plans/a.md`. */
export function fileOf(knowledge: string, file: string): string {
  return path.join(knowledge, ...file.split("/").slice(1));
}
