import { type Response, Router } from "express";
import { type AnswerUse, answerUse, useOf } from "../answer-use.js";
import type { Guard } from "../guard.js";
import { toCsv } from "./csv.js";
import type { InsightParts } from "./insight-routes.js";
import type { makeGapFinder } from "./open-gaps.js";

interface CsvParts extends InsightParts {
  readonly findOpenGaps: ReturnType<typeof makeGapFinder>;
}

/** The reports of the staff's pages as CSV. */
export function csvRoutes({ forStaff }: Pick<Guard, "forStaff">, parts: CsvParts): Router {
  const { library, readInsights, findOpenGaps, today } = parts;
  const router = Router();
  const reports: Readonly<Record<string, () => Promise<string>>> = {
    async turns() {
      const { turns } = await readInsights();
      const rows = turns.map(({ day, channel, kind, name = "", times }) => [day, channel, kind, name, times]);
      return toCsv(["day", "channel", "reply", "entry or step", "times"], rows);
    },
    async questions() {
      const { questions } = await readInsights();
      const rows = questions.map(({ day, question, kind, name = "", times }) => [day, question, kind, name, times]);
      return toCsv(["day", "question", "reply", "entry or step", "times"], rows);
    },
    async feedback() {
      const { feedback } = await readInsights();
      const rows = feedback.map(({ day, entry, useful, times }) => [day, entry, useful ? "yes" : "no", times]);
      return toCsv(["day", "entry", "useful", "times"], rows);
    },
    async gaps() {
      const { gaps } = await findOpenGaps(await readInsights(), library.current(), today());
      const rows = gaps.flatMap(({ questions, nearest }, at) =>
        questions.map(({ question, times }) => [at + 1, question, times, nearest.join(" ")]),
      );
      return toCsv(["group", "question", "times", "nearest entries"], rows);
    },
    async answers() {
      const uses = answerUse(await readInsights());
      const rows = [...library.current().entries.values()].map(
        ({ id, kind, topic, question, checked, reviewBy, phrasings, file }) => {
          const { asked, useful, notUseful }: AnswerUse = useOf(uses, id);
          return [id, kind, topic, question, phrasings.length, checked, reviewBy, asked, useful, notUseful, file];
        },
      );
      return toCsv(answerColumns, rows);
    },
  };
  for (const [name, report] of Object.entries(reports))
    router.get(
      `/${name}.csv`,
      forStaff(async (_request, response) => sendCsv(response, name, await report())),
    );
  return router;
}

const answerColumns = [
  "entry",
  "kind",
  "topic",
  "question",
  "phrasings",
  "checked",
  "review by",
  "asked",
  "useful",
  "not useful",
  "file",
];

function sendCsv(response: Response, name: string, csv: string): void {
  response.attachment(`${name}.csv`).type("text/csv; charset=utf-8").send(csv);
}
