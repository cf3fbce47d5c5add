import type { Problem } from "../../content/problem.js";
import type { Mistake } from "../staff-page.js";

/**
 * Problems of the check as an editor reads them: those of the file in hand by line; where there are none, all others by file. While the file in hand cannot
 * be read, every answer that leads to it has a problem too.
 */
export function mistakesOf(problems: readonly Problem[], file: string, text: string, field?: string): Mistake[] {
  const lines = text.split("\n");
  const own = problems.filter((problem) => problem.file === file);
  return (own.length > 0 ? own : problems).map((problem) => {
    const { line, what, mend } = problem;
    if (problem.file !== file) return { says: `${problem.file}, line ${line}: ${what} ${mend}` };
    const quoted = (lines[line - 1] ?? "").trim().slice(0, 60);
    const place = quoted === "" ? `Line ${line}` : `Line ${line} (“${quoted}”)`;
    return field === undefined ? { says: `${place}: ${what} ${mend}` } : { says: `${place}: ${what} ${mend}`, field };
  });
}
