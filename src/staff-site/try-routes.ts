import { Router } from "express";
import { z } from "zod";
import { isDay } from "../content/body.js";
import { dayOf } from "../content/dated-text.js";
import type { Snapshot } from "../content/snapshot.js";
import { noonOf } from "../staff/days.js";
import { explain } from "../staff/explain.js";
import type { Guard } from "./guard.js";
import type { Mistake } from "./staff-page.js";
import { renderTryPage } from "./try-page.js";

export interface ContentParts {
  readonly library: { current(): Snapshot };
  readonly today: () => Date;
}

const query = z.object({ q: z.string().catch(""), on: z.string().catch("") });

/** `/staff/try`: a question tried on the live knowledge, on any day. */
export function tryRoutes({ forStaff }: Guard, { library, today }: ContentParts): Router {
  const router = Router();
  router.get(
    "/",
    forStaff((request, response, session) => {
      const { q, on } = query.parse(request.query);
      const question = q.trim();
      const day = on === "" ? dayOf(today()) : on;
      const mistakes: Mistake[] = isDay(day) ? [] : [{ says: "Enter a real date, as 2027-03-31", field: "on" }];
      const explanation =
        question === "" || mistakes.length > 0
          ? {}
          : { explanation: explain(question, library.current(), noonOf(day)) };
      const page = renderTryPage({ question: q, on: day, mistakes, ...explanation }, session);
      response
        .status(mistakes.length === 0 ? 200 : 422)
        .type("html")
        .send(page);
    }),
  );
  return router;
}
