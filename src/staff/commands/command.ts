import type { ParseArgsConfig } from "node:util";
import { isDay } from "../../content/body.js";
import type { Day } from "../../content/dated-text.js";
import type { LoadContent } from "../../content/keep-snapshots.js";
import type { ContentFolders } from "../../content/load-snapshot.js";
import { problemLine } from "../../content/problem.js";
import type { Snapshot } from "../../content/snapshot.js";
import type { Insights } from "../../conversation/insights.js";

/** What the commands work with. */
export interface Desk {
  readonly folders: ContentFolders;
  readonly load: LoadContent;
  /** The day that answers are given for, unless the command names another. */
  readonly today: Day;
  /** What was counted lately; undefined where nothing has been asked yet. */
  readonly readInsights: () => Promise<Insights | undefined>;
  /** Where the data are, for messages. */
  readonly dataDir: string;
  say(text: string): void;
  /** Asks for one line. An empty question goes on with the one before. Throws where nobody is there to answer. */
  ask(question: string): Promise<string>;
}

/** What was typed behind a command. */
export interface Call {
  readonly words: readonly string[];
  isSet(option: string): boolean;
  valueOf(option: string): string | undefined;
}

/** One command of the staff's command line. */
export interface Command {
  readonly usage: string;
  readonly does: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** Gives the exit code. Throws an error whose message says what to do where something was typed wrong. */
  run(call: Call, desk: Desk): Promise<number>;
}

export const flag = { type: "boolean" } as const;
export const value = { type: "string" } as const;

/** The content, whole. Throws an error with every problem, one a line, where it does not load. */
export async function loadContent({ folders, load }: Desk): Promise<Snapshot> {
  const result = await load(folders);
  if (result.kind === "loaded") return result.snapshot;
  const problems = result.problems.map(problemLine).join("\n");
  throw new Error(`The content cannot be read until this is mended:\n${problems}`);
}

/** The day that `--on` names, or today. */
export function dayIn(call: Call, { today }: Desk): Day {
  const day = call.valueOf("on") ?? today;
  if (!isDay(day)) throw new Error(`--on takes a date, YYYY-MM-DD, not "${day}".`);
  return day;
}
