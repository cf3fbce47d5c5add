import type Database from "libsql";
import { z } from "zod";
import type { InsightStore } from "../conversation/insights.js";
import { replyKind } from "../protocol/channel-data.js";

/** The tables of insights. `name` and `question` are empty where there is none, so that a row has one key. */
export const insightSchema = `
  CREATE TABLE IF NOT EXISTS turn_count (
    day TEXT NOT NULL, channel TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY (day, channel, kind, name)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS question_count (
    day TEXT NOT NULL, question TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY (day, question, kind, name)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS feedback (
    day TEXT NOT NULL, entry TEXT NOT NULL, useful INTEGER NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (day, entry, useful)
  ) WITHOUT ROWID;
`;

const counted = { day: z.string(), times: z.number().int() };
const name = z.string().transform((text) => (text === "" ? undefined : text));
const turnRow = z.object({ ...counted, channel: z.string(), kind: replyKind, name }).transform(withoutEmpty);
const questionRow = z.object({ ...counted, question: z.string(), kind: replyKind, name }).transform(withoutEmpty);
const feedbackRow = z.object({ ...counted, entry: z.string(), useful: z.number().transform((flag) => flag === 1) });

/** Counts in the database, whose tables `insightSchema` has made. */
export function sqliteInsights(database: Database.Database): InsightStore {
  const addTurn = database.prepare(
    "INSERT INTO turn_count VALUES (?, ?, ?, ?, 1) ON CONFLICT (day, channel, kind, name) DO UPDATE SET times = times + 1",
  );
  const addQuestion = database.prepare(
    "INSERT INTO question_count VALUES (?, ?, ?, ?, 1) ON CONFLICT (day, question, kind, name) DO UPDATE SET times = times + 1",
  );
  const addFeedback = database.prepare(
    "INSERT INTO feedback VALUES (?, ?, ?, 1) ON CONFLICT (day, entry, useful) DO UPDATE SET times = times + 1",
  );
  const tables = ["turn_count", "question_count", "feedback"] as const;
  const [turns, questions, feedback] = tables.map((table) =>
    database.prepare(`SELECT * FROM ${table} WHERE day >= ? ORDER BY day`),
  );
  const drops = tables.map((table) => database.prepare(`DELETE FROM ${table} WHERE day < ?`));

  const countTurns = database.transaction((notes: Parameters<InsightStore["countTurns"]>[0], day: string): void => {
    for (const { channel, kind, name: said = "", question } of notes) {
      addTurn.run(day, channel, kind, said);
      if (question !== undefined) addQuestion.run(day, question, kind, said);
    }
  });

  return {
    async countTurns(notes, day) {
      countTurns.immediate(notes, day);
    },
    async countFeedback({ entry, useful }, day) {
      addFeedback.run(day, entry, useful ? 1 : 0);
    },
    async readInsights(since) {
      return {
        turns: z.array(turnRow).parse(turns?.all(since)),
        questions: z.array(questionRow).parse(questions?.all(since)),
        feedback: z.array(feedbackRow).parse(feedback?.all(since)),
      };
    },
    async forgetInsightsBefore(day) {
      for (const drop of drops) drop.run(day);
    },
  };
}

function withoutEmpty<Row extends { readonly name: string | undefined }>({ name: said, ...rest }: Row) {
  return said === undefined ? rest : { ...rest, name: said };
}
