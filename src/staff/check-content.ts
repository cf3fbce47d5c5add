import type { Day } from "../content/dated-text.js";
import type { Problem } from "../content/problem.js";
import type { Snapshot } from "../content/snapshot.js";
import { patternProblems } from "../safeguarding/pattern-problems.js";
import { loadEnglish } from "./check/english.js";
import { passagesOf } from "./check/passages.js";
import { makeRankings } from "./check/rankings.js";
import type { Finding, Level, Material } from "./check/rule.js";
import { rules } from "./check/rules.js";
import { namesOf } from "./check/spelling.js";

/** What a check may leave out. */
export interface Scope {
  /** The level of findings that are wished for, all where it is missing. */
  readonly level?: Level;
  /** The files for which there is advice, all where it is missing: reading every text, and trying thousands of phrasings, takes seconds. */
  readonly files?: ReadonlySet<string>;
}

/** All that is wrong with content that loads, or could be better, on the day: by file and line. */
export async function checkContent(snapshot: Snapshot, day: Day, { level, files }: Scope = {}): Promise<Finding[]> {
  const unreadable = patternProblems(snapshot);
  if (unreadable.length > 0) return brokenFiles(unreadable);
  const isWanted = ({ file }: { readonly file: string }): boolean => files === undefined || files.has(file);
  const material: Material = {
    snapshot,
    day,
    passages: passagesOf(snapshot),
    english: await loadEnglish(namesOf(snapshot)),
    rankings: makeRankings(snapshot, isWanted),
  };
  // Advice is about the words of one file; an error may be in a file that only names what has changed.
  const ofWanted: Material = { ...material, passages: material.passages.filter(isWanted) };
  return rules
    .filter((rule) => level === undefined || rule.level === level)
    .flatMap((rule) =>
      rule
        .find(rule.level === "advice" ? ofWanted : material)
        .map((problem) => ({ ...problem, rule: rule.name, level: rule.level, why: rule.why })),
    )
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** Problems for which content cannot be served at all, as findings. */
export function brokenFiles(problems: readonly Problem[]): Finding[] {
  const why = "The assistant goes on with what it had, and does not start anew, until this is mended.";
  return problems.map((problem) => ({ ...problem, rule: "files", level: "error", why }));
}
