import path from "node:path";
import { loadSnapshot } from "../../src/content/load-snapshot.js";
import { problemLine } from "../../src/content/problem.js";
import { judgeSet, type Verdict } from "./judge-sets.js";
import { type QuestionSet, readSets } from "./read-sets.js";

const root = path.join(__dirname, "..", "..");
const now = new Date("2026-11-23T12:00:00Z");

/** `npm run eval -- DIR…`: asks every question of the folders and of our own sets, and prints what is right, with the misses. */
async function run(): Promise<void> {
  const quiet = process.argv.includes("--quiet");
  const folders = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const loaded = await loadSnapshot({ knowledge: process.env["KNOWLEDGE_DIR"] ?? path.join(root, "knowledge"), dialogs: path.join(root, "dialogs") });
  if (loaded.kind === "broken") throw new Error(loaded.problems.map(problemLine).join("\n"));
  const sets = [...folders, path.join(__dirname, "questions")].flatMap(readSets);
  for (const set of sets) print(set, judgeSet(set, loaded.snapshot, now), quiet);
}

function print(set: QuestionSet, verdicts: readonly Verdict[], quiet: boolean): void {
  const line = (name: string, some: readonly Verdict[]): string => {
    const share = (count: number): string => `${((100 * count) / some.length).toFixed(1).padStart(6)} %`;
    const right = some.filter((one) => one.right).length;
    const click = some.filter((one) => one.click).length;
    return `${name.padEnd(24)} ${String(some.length).padStart(5)}  right ${share(right)}  with one click ${share(click)}`;
  };
  process.stdout.write(`\n${line(set.name, verdicts)}\n`);
  const groups = [...new Set(verdicts.map(({ group }) => group))].sort();
  if (groups.length > 1 && groups.length < 20) for (const group of groups) process.stdout.write(`${line(`  ${group}`, verdicts.filter((one) => one.group === group))}\n`);
  if (!quiet) for (const one of verdicts.filter(({ right }) => !right)) process.stdout.write(`    ${one.click ? "click" : "MISS "}  [${one.group}] ${one.question.slice(0, 150)} → ${one.got}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
