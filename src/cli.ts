import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { readConfig } from "./config.js";
import { dayOf } from "./content/dated-text.js";
import { loadSnapshot } from "./content/load-snapshot.js";
import { problemLine } from "./content/problem.js";
import type { Snapshot } from "./content/snapshot.js";
import { checkContent } from "./staff/check-content.js";
import { explain } from "./staff/explain.js";
import { findBadlyRated, findGaps, showGaps, unansweredQuestions } from "./staff/gaps.js";
import { newEntry, newEntryQuestions } from "./staff/new-entry.js";
import { showExplanation } from "./staff/show-explanation.js";
import { openSqliteStore } from "./stores/sqlite-store.js";

const help = `npm run kb -- COMMAND

  check                                  everything that is wrong in knowledge/ and dialogs/
  ask "QUESTION" [--on YYYY-MM-DD] [--json]   what is answered, and why
  list                                   all entries: id, kind, topic, question
  new                                    writes a new entry by asking a few questions
  gaps [--json]                          questions that were not answered, and answers that did not help
`;

/** The staff's command line; gives the exit code. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      on: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [command, ...rest] = positionals;
  switch (values.help ? undefined : command) {
    case "check":
      return check();
    case "ask":
      return ask(rest.join(" "), values.on, values.json);
    case "list":
      return list(await load());
    case "new":
      return writeNew(await load());
    case "gaps":
      return gaps(values.json);
    default:
      process.stdout.write(help);
      return command === undefined || values.help ? 0 : 1;
  }
}

const folders = (): { knowledge: string; dialogs: string } => {
  const { KNOWLEDGE_DIR, DIALOGS_DIR } = readConfig(process.env);
  return { knowledge: KNOWLEDGE_DIR, dialogs: DIALOGS_DIR };
};

async function load(): Promise<Snapshot> {
  const result = await loadSnapshot(folders());
  if (result.kind === "broken") throw new Error(result.problems.map(problemLine).join("\n"));
  return result.snapshot;
}

async function check(): Promise<number> {
  const result = await loadSnapshot(folders());
  const problems = result.kind === "broken" ? result.problems : checkContent(result.snapshot);
  for (const problem of problems) process.stdout.write(`${problemLine(problem)}\n`);
  if (problems.length === 0 && result.kind === "loaded")
    process.stdout.write(
      `All is well: ${result.snapshot.entries.size} entries, ${result.snapshot.steps.size} steps.\n`,
    );
  return problems.length === 0 ? 0 : 1;
}

async function ask(question: string, on: string | undefined, json: boolean): Promise<number> {
  if (question === "") throw new Error('Say what to ask: npm run kb -- ask "When is the next inspection?"');
  const day = on ?? readConfig(process.env).TODAY ?? dayOf(new Date());
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new Error(`--on takes a date, YYYY-MM-DD, not "${day}".`);
  const explanation = explain(question, await load(), new Date(`${day}T12:00:00Z`));
  process.stdout.write(`${json ? JSON.stringify(explanation, undefined, 2) : showExplanation(explanation)}\n`);
  return 0;
}

function list({ entries }: Snapshot): number {
  for (const { id, kind, topic, question } of entries.values())
    process.stdout.write(`${id.padEnd(28)} ${kind.padEnd(9)} ${topic.padEnd(24)} ${question}\n`);
  return 0;
}

async function gaps(json: boolean): Promise<number> {
  const { DATA_DIR, INSIGHT_DAYS } = readConfig(process.env);
  if (!existsSync(path.join(DATA_DIR, "conversations.sqlite"))) {
    process.stdout.write(`Nothing has been asked yet: there are no data in ${DATA_DIR}.\n`);
    return 0;
  }
  const store = openSqliteStore(DATA_DIR, () => new Date());
  const insights = await store.readInsights(dayOf(new Date(Date.now() - INSIGHT_DAYS * 24 * 60 * 60 * 1000)));
  store.close();
  const unanswered = findGaps(unansweredQuestions(insights).open, await load());
  const badlyRated = findBadlyRated(insights);
  const shown = json ? JSON.stringify({ unanswered, badlyRated }, undefined, 2) : showGaps(unanswered, badlyRated);
  process.stdout.write(`${shown}\n`);
  return 0;
}

async function writeNew(snapshot: Snapshot): Promise<number> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answers = new Map<string, string>();
  for (const { key, ask: question } of newEntryQuestions)
    answers.set(key, (await terminal.question(`${question}\n> `)).trim());
  terminal.close();
  const made = newEntry(answers, snapshot, dayOf(new Date()));
  if (made.kind === "refused") throw new Error(made.why);
  const file = path.join(folders().knowledge, made.file);
  if (existsSync(file)) throw new Error(`${made.file} exists already.`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, made.text);
  process.stdout.write(`Written: ${file}\nAdd more phrasings, then run: npm run kb -- check\n`);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
