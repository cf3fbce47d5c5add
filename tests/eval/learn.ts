import path from "node:path";
import { loadSnapshot } from "../../src/content/load-snapshot.js";
import { problemLine } from "../../src/content/problem.js";
import type { Snapshot } from "../../src/content/snapshot.js";
import { confidenceOf, signsOf } from "../../src/search/confidence.js";
import type { Channels } from "../../src/search/rank-targets.js";
import type { Candidate } from "../../src/search/search-index.js";
import { type HeldOut, holdOut, withNoise } from "./hold-out.js";
import { isBlind, readSets } from "./read-sets.js";

const root = path.join(__dirname, "..", "..");
const channelNames = [
  "best",
  "letters",
  "body",
  "learnt",
  "kind",
  "topic",
  "asksFor",
] as const satisfies readonly (keyof Channels)[];
const candidatesSeen = 25;

/**
 * `npx tsx tests/eval/learn.ts`: learns the weights of the search's channels and of the confidence's signs from held-out phrasings, plain and
 * with mistakes, and from our own questions of other fields; prints them with the reliability of the confidence.
 */
async function learn(): Promise<void> {
  const loaded = await loadSnapshot({ knowledge: path.join(root, "knowledge"), dialogs: path.join(root, "dialogs") });
  if (loaded.kind === "broken") throw new Error(loaded.problems.map(problemLine).join("\n"));
  const plain = holdOut(loaded.snapshot);
  const held = [...plain, ...withNoise(plain)];
  const asked = held.map((one) => ({
    one,
    candidates: one.index.rank(one.index.understand(one.text), candidatesSeen),
  }));
  learnChannels(asked);
  learnSigns(asked, outOfScope(), loaded.snapshot);
}

interface Asked {
  readonly one: HeldOut;
  readonly candidates: readonly Candidate[];
}

function isRight({ target }: HeldOut, candidate: Candidate | undefined): boolean {
  return candidate !== undefined && candidate.target.id === target.id && candidate.target.kind === target.kind;
}

function outOfScope(): string[] {
  return readSets(path.join(__dirname, "questions")).flatMap((set) =>
    set.kind === "out of scope" && !isBlind(set)
      ? set.questions.filter(({ kind }) => kind !== "near").map(({ q }) => q)
      : [],
  );
}

/** Softmax regression over each question's candidates: which weights make the right one the likeliest? */
function learnChannels(asked: readonly Asked[]): void {
  const rows = asked
    .map(({ one, candidates }) => ({
      truth: candidates.findIndex((candidate) => isRight(one, candidate)),
      values: candidates.map(({ channels }) => channelNames.map((name) => channels[name])),
    }))
    .filter(({ truth }) => truth >= 0);
  let weights: number[] = [1.2, 5, 6, 0.7, 0.4, 0.3, 0.2];
  const first = (some: readonly number[]): string =>
    `${((100 * rows.filter(({ values, truth }) => bestOf(values, some) === truth).length) / asked.length).toFixed(1)} %`;
  process.stdout.write(`right at first, weights of today's kind: ${first(weights)}\n`);
  for (let round = 0; round < 300; round++) {
    const slope = weights.map(() => 0);
    for (const { values, truth } of rows) {
      const beliefs = softmax(values.map((row) => dot(row, weights)));
      values.forEach((row, at) => {
        const error = (at === truth ? 1 : 0) - (beliefs[at] ?? 0);
        row.forEach((value, place) => {
          slope[place] = (slope[place] ?? 0) + error * value;
        });
      });
    }
    weights = weights.map((weight, place) => weight + ((place >= 3 ? 0.05 : 5) * (slope[place] ?? 0)) / rows.length);
  }
  process.stdout.write(
    `learnt: ${channelNames.map((name, at) => `${name} ${weights[at]?.toFixed(2)}`).join(", ")} → ${first(weights)}\n`,
  );
}

/** Logistic regression: does the first candidate serve the question? */
function learnSigns(asked: readonly Asked[], others: readonly string[], { entries, index }: Snapshot): void {
  // Neighbours state each other's key facts, so an entry that names the other as related serves the question too.
  const serves = ({ target }: HeldOut, top: Candidate | undefined): boolean =>
    top !== undefined &&
    ((entries.get(target.id)?.related.includes(top.target.id) ?? false) ||
      (entries.get(top.target.id)?.related.includes(target.id) ?? false));
  const mine = asked.map(({ one, candidates }) => ({
    right: isRight(one, candidates[0]) || serves(one, candidates[0]) ? 1 : 0,
    candidates,
  }));
  // Questions of other fields are few beside the phrasings, so each counts several times.
  const foreign = others.map((text) => ({ right: 0, candidates: index.rank(index.understand(text), candidatesSeen) }));
  const repeat = Math.max(1, Math.round(mine.length / 4 / Math.max(1, foreign.length)));
  const rows = [...mine, ...Array.from({ length: repeat }, () => foreign).flat()].flatMap(({ right, candidates }) =>
    candidates.length === 0 ? [] : [{ right, signs: signsOf(candidates) }],
  );
  let weights: number[] = rows[0]?.signs.map(() => 0) ?? [];
  // Signs are of different sizes, so each weight moves by what it has moved before (AdaGrad).
  const moved = weights.map(() => 1e-9);
  for (let round = 0; round < 600; round++) {
    const slope = weights.map(() => 0);
    for (const { right, signs } of rows) {
      const error = right - 1 / (1 + Math.exp(-dot(signs, weights)));
      signs.forEach((value, place) => {
        slope[place] = (slope[place] ?? 0) + error * value;
      });
    }
    weights = weights.map((weight, place) => {
      const mean = (slope[place] ?? 0) / rows.length;
      moved[place] = (moved[place] ?? 0) + mean * mean;
      return weight + (0.5 * mean) / Math.sqrt(moved[place] ?? 1);
    });
  }
  process.stdout.write(`signs: ${weights.map((weight) => weight.toFixed(2)).join(", ")}\n`);
  printReliability(mine.map(({ right, candidates }) => ({ right, confidence: confidenceOf(candidates) })));
  printThresholds(mine, { entries, index });
}

/** What each threshold for an answer would bring: held-out phrasings answered, and our own questions that the page does not answer. */
function printThresholds(
  mine: readonly { right: number; candidates: readonly Candidate[] }[],
  { entries, index }: Pick<Snapshot, "entries" | "index">,
): void {
  const isAnswer = ([first]: readonly Candidate[]): boolean =>
    first?.target.kind === "entry" && entries.get(first.target.id)?.kind === "answer";
  const unanswerable = readSets(path.join(__dirname, "questions"))
    .flatMap((set) => (set.kind === "out of scope" && !isBlind(set) ? set.questions : []))
    .map(({ q }) => index.rank(index.understand(q), candidatesSeen))
    .filter(isAnswer);
  const answers = mine.filter(({ candidates }) => isAnswer(candidates));
  process.stdout.write("\nanswer from   held-out: rightly   wrongly   not   unanswerable, answered\n");
  for (const from of [0.2, 0.25, 0.3, 0.36, 0.4, 0.45, 0.5, 0.6]) {
    const given = answers.filter(({ candidates }) => confidenceOf(candidates) >= from);
    const share = (count: number): string => `${((100 * count) / answers.length).toFixed(1).padStart(7)} %`;
    const right = given.filter((one) => one.right === 1).length;
    const misled = unanswerable.filter((candidates) => confidenceOf(candidates) >= from).length;
    process.stdout.write(
      `${from.toFixed(2).padStart(11)}   ${share(right).padStart(17)} ${share(given.length - right)} ${share(answers.length - given.length)}   ${misled}\n`,
    );
  }
}

function printReliability(rows: readonly { right: number; confidence: number }[]): void {
  process.stdout.write("\nconfidence   questions   right\n");
  for (let low = 0; low < 10; low++) {
    const some = rows.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === low);
    if (some.length === 0) continue;
    const right = some.reduce((sum, one) => sum + one.right, 0) / some.length;
    process.stdout.write(
      `${(low / 10).toFixed(1)} to ${((low + 1) / 10).toFixed(1)}   ${String(some.length).padStart(9)}   ${(100 * right).toFixed(0).padStart(4)} %\n`,
    );
  }
}

function bestOf(values: readonly (readonly number[])[], weights: readonly number[]): number {
  const scores = values.map((row) => dot(row, weights));
  return scores.indexOf(Math.max(...scores));
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

learn().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
