import path from "node:path";
import { dayOf, textOn } from "../../src/content/dated-text.js";
import { loadSnapshot } from "../../src/content/load-snapshot.js";
import { problemLine } from "../../src/content/problem.js";
import type { Snapshot } from "../../src/content/snapshot.js";
import { judge } from "../../src/search/judge.js";
import { type HeldOut, holdOut, withNoise } from "./hold-out.js";
import { holdOutDanger } from "./hold-out-danger.js";
import { judgeHostile } from "./judge-hostile.js";
import { judgeSet, type Verdict } from "./judge-sets.js";
import { makePeers, type Peer } from "./peers.js";
import { fits, plainWords } from "./plain-words.js";
import { isBlind, type QuestionSet, readSets } from "./read-sets.js";

const root = path.join(__dirname, "..", "..");
const mostAskedOfPeers = 80;
/** The longest that a hostile message may take, in milliseconds. */
const mostMs = 2000;
const now = new Date("2026-11-23T12:00:00Z");

/** `npm run eval -- DIR…`: asks every question of the folders and of our own sets, and prints what is right, with the misses (but those of blind sets). */
async function run(): Promise<void> {
  const quiet = process.argv.includes("--quiet");
  const folders = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const loaded = await loadSnapshot({
    knowledge: process.env["KNOWLEDGE_DIR"] ?? path.join(root, "knowledge"),
    dialogs: path.join(root, "dialogs"),
  });
  if (loaded.kind === "broken") throw new Error(loaded.problems.map(problemLine).join("\n"));
  if (process.argv.includes("--hold-out-danger")) return printDanger(loaded.snapshot);
  if (process.argv.includes("--hold-out")) {
    const held = holdOut(loaded.snapshot);
    printHeldOut("held-out phrasings", held, loaded.snapshot);
    printHeldOut("the same with mistakes", withNoise(held), loaded.snapshot);
    printDanger(loaded.snapshot);
    return;
  }
  const sets = [...folders, path.join(__dirname, "questions")].flatMap(readSets);
  const peers = process.argv.includes("--no-peers") ? [] : makePeers([...loaded.snapshot.entries.values()]);
  for (const set of sets) {
    const verdicts =
      set.kind === "hostile" ? await judgeHostile(set.questions, mostMs) : judgeSet(set, loaded.snapshot, now);
    print(set, verdicts, quiet);
    for (const peer of peers) printPeer(set, peer, loaded.snapshot);
  }
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
  if (groups.length > 1 && groups.length < 20)
    for (const group of groups)
      process.stdout.write(
        `${line(
          `  ${group}`,
          verdicts.filter((one) => one.group === group),
        )}\n`,
      );
  if (!quiet && !isBlind(set))
    for (const one of verdicts.filter(({ right }) => !right))
      process.stdout.write(
        `    ${one.click ? "click" : "MISS "}  [${one.group}] ${one.question.slice(0, 150)} → ${one.got}\n`,
      );
}

/** How phrasings fare that were taken out of the knowledge: their own entry found, it or one that it names as related, or at least offered. */
function printHeldOut(name: string, held: readonly HeldOut[], { entries }: Snapshot): void {
  const near = (one: string, other: string): boolean =>
    one === other || [one, other].some((id, at) => entries.get(id)?.related.includes(at === 0 ? other : one));
  const mine = held.filter(({ target }) => target.kind === "entry");
  const verdicts = mine.map(({ text, target, index }) => {
    const verdict = judge(index, text, undefined);
    const found = verdict.kind === "found" ? verdict.target.id : "";
    return {
      own: found === target.id,
      near: near(found, target.id),
      offered: verdict.kind === "unclear" && verdict.ids.includes(target.id),
    };
  });
  const share = (test: (one: (typeof verdicts)[number]) => boolean): string =>
    `${((100 * verdicts.filter(test).length) / verdicts.length).toFixed(1)} %`;
  process.stdout.write(
    `${name.padEnd(24)} ${verdicts.length}  own entry ${share(({ own }) => own)}  own or related ${share((one) => one.near)}  or offered ${share((one) => one.near || one.offered)}\n`,
  );
}

/** How safeguarding examples fare that were taken out of what it learns from. */
function printDanger(snapshot: Snapshot): void {
  const held = holdOutDanger(snapshot);
  for (const level of ["crisis", "concern", "none"] as const) {
    const some = held.filter((one) => one.level === level);
    const share = (found: string): string =>
      `${((100 * some.filter((one) => one.found === found).length) / some.length).toFixed(1)} %`;
    process.stdout.write(
      `held-out messages that tell of ${level.padEnd(8)} ${some.length}  found as crisis ${share("crisis")}  concern ${share("concern")}  none ${share("none")}\n`,
    );
  }
}

/** How often a peer's first hit alone would have been right, on the sets in which that can be said. */
function printPeer(set: QuestionSet, peer: Peer, { entries }: Snapshot): void {
  if (set.kind !== "in scope" && set.kind !== "own") return;
  // The peers take a third of a second a question, so they are asked an even part of them.
  const each = Math.ceil(set.questions.length / mostAskedOfPeers);
  const asked = [...set.questions].filter((_one, at) => at % each === 0);
  const right = asked.filter((one) => {
    const entry = entries.get(peer.find(one.q) ?? "");
    if (entry === undefined) return false;
    return "entries" in one ? one.entries.includes(entry.id) : fits(plainWords(textOn(entry.text, dayOf(now))), one);
  }).length;
  process.stdout.write(
    `  beside it: ${peer.name.padEnd(24)} right ${((100 * right) / asked.length).toFixed(1).padStart(6)} %  (of ${asked.length})\n`,
  );
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
