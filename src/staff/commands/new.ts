import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../../content/problem.js";
import { askForEntry } from "../ask-for-entry.js";
import { noonOf } from "../days.js";
import { judgeChange } from "../judge-change.js";
import { newEntry } from "../new-entry.js";
import { countFindings, showFindings } from "../show-findings.js";
import { type Command, loadContent } from "./command.js";

/** Writes a new entry from the answers to a few questions; nothing is written that the check would refuse. */
export const writeNew: Command = {
  usage: "new",
  does: "writes a new entry by asking a few questions",
  options: {},
  async run(_call, desk) {
    const snapshot = await loadContent(desk);
    const made = newEntry(await askForEntry(desk.ask, snapshot), snapshot, desk.today);
    if (made.kind === "refused") throw new Error(`${made.why} Nothing was written.`);
    const place = path.join(desk.folders.knowledge, made.file);
    if (existsSync(place)) throw new Error(`${place} exists already. Nothing was written.`);
    const file = `${path.basename(desk.folders.knowledge)}/${made.file}`;
    const changes = [{ file, before: undefined, after: made.text }];
    const now = noonOf(desk.today);
    const request = { folders: desk.folders, changes, withAdvice: true, withImpact: false, questions: [], now };
    const verdict = await judgeChange(request, desk.load);
    if (verdict.kind === "broken") throw new Error(refusedText(verdict.problems, made.text));
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, made.text, { flag: "wx" });
    desk.say(`\nWritten: ${place}`);
    const { advice } = verdict;
    if (advice.length > 0) desk.say(`\n${showFindings(advice)}\n\n${countFindings(advice)}.`);
    desk.say(`See how it reads: npm run kb -- preview ${path.basename(file, ".md")}`);
    return 0;
  },
};

function refusedText(problems: readonly Problem[], text: string): string {
  const why = problems.map(({ what, mend }) => `  ${what} ${mend}`).join("\n");
  return `This cannot be an entry yet, and nothing was written:\n${why}\n\nIt would have been:\n${text}`;
}
