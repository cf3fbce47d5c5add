import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import Fuse from "fuse.js";
import { loadSnapshot } from "../src/content/load-snapshot.js";
import { problemLine } from "../src/content/problem.js";
import { targetsOf } from "../src/content/targets.js";
import { freshState } from "../src/conversation/state.js";
import { takeTurn } from "../src/conversation/take-turn.js";
import { buildSearchIndex, type Target } from "../src/search/search-index.js";
import { addNoise, makeRandom } from "../tests/eval/add-noise.js";
import { openChat } from "../tests/support/direct-line-calls.js";
import { startServer } from "../tests/support/start-server.js";
import { say, timeEach } from "./measure.js";
import { timeWidget } from "./widget.js";

const root = path.join(__dirname, "..");
const questionsAsked = 400;
const turnsOverHttp = 300;
const sizes = [50, 500, 5000];

/** `npm run bench`: prints speed and size beside the peers, all in one run, since machines differ and drift. */
async function run(): Promise<void> {
  const loaded = await loadSnapshot({ knowledge: path.join(root, "knowledge"), dialogs: path.join(root, "dialogs") });
  if (loaded.kind === "broken") throw new Error(loaded.problems.map(problemLine).join("\n"));
  const { snapshot } = loaded;
  const targets = targetsOf([...snapshot.entries.values()], [...snapshot.steps.values()]);
  const questions = someQuestions(targets);

  say(
    `\nSearch on the shipped knowledge: ${targets.length} targets, ${targets.flatMap(({ phrasings }) => phrasings).length} phrasings`,
  );
  timeEach("ours: understand and rank", questions, (question) =>
    snapshot.index.rank(snapshot.index.understand(question), 5),
  );
  timeFuse("Fuse.js, whole string", targets, questions.slice(0, 60), {});
  timeFuse("Fuse.js, token search", targets, questions.slice(0, 60), { useTokenSearch: true });
  timeEach("ours: a whole turn", questions, (text) =>
    takeTurn({ text }, freshState, snapshot, new Date("2026-11-23T12:00:00Z")),
  );

  say("\nBuilding the index");
  for (const _round of [1, 2, 3]) build("shipped", targets, snapshot.glossary);
  for (const size of sizes) {
    const many = grow(targets, size);
    const index = build(`${size} generated entries`, many, snapshot.glossary);
    timeEach("  a search in it", someQuestions(many), (question) => index.rank(index.understand(question), 5));
  }
  say("\nHostile input, one turn each");
  for (const [name, text] of hostileInputs)
    timeEach(name, [text, text, text], (one) => takeTurn({ text: one }, freshState, snapshot, new Date()));

  await timeServer();
  await timeWidget();
}

function someQuestions(targets: readonly Target[]): string[] {
  const random = makeRandom(11);
  const all = targets.flatMap(({ phrasings }) => phrasings);
  return Array.from({ length: questionsAsked }, () => addNoise(all[Math.floor(random() * all.length)] ?? "", random));
}

function timeFuse(name: string, targets: readonly Target[], questions: readonly string[], options: object): void {
  const phrasings = targets.flatMap(({ id, phrasings: some }) => some.map((text) => ({ id, text })));
  const fuse = new Fuse(phrasings, { keys: ["text"], ...options });
  timeEach(name, questions, (question) => fuse.search(question, { limit: 5 }));
}

function build(name: string, targets: readonly Target[], glossary: Parameters<typeof buildSearchIndex>[1]) {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const index = buildSearchIndex(targets, glossary);
  const took = performance.now() - start;
  say(
    `${name.padEnd(28)} ${took.toFixed(0).padStart(6)} ms  ${((process.memoryUsage().heapUsed - before) / 1e6).toFixed(0).padStart(5)} MB`,
  );
  return index;
}

/** So many targets, made from the shipped ones by changing their rarer words, with ten phrasings each. */
function grow(targets: readonly Target[], size: number): Target[] {
  const rename = (text: string, copy: number): string =>
    copy === 0
      ? text
      : text.replace(/\b([a-z]{5,})\b/gi, (word) => (word.length % 3 === copy % 3 ? `${word}${copy}` : word));
  return Array.from({ length: size }, (_nothing, at) => {
    const model = targets[at % targets.length];
    const copy = Math.floor(at / targets.length);
    return {
      kind: "entry",
      id: `entry-${at}`,
      phrasings: (model?.phrasings ?? []).slice(0, 10).map((text) => rename(text, copy)),
      body: rename(model?.body ?? "", copy),
    };
  });
}

const hostileInputs: readonly (readonly [string, string])[] = [
  ["200,000 letters", "a".repeat(200_000)],
  ["4,000 letters in one word", "a".repeat(4000)],
  ["4,000 characters of words", "when is the inspection? ".repeat(166)],
  ["4,000 misspelt words' letters", "inspekshun wot hapend ".repeat(180)],
  ["brackets", "(".repeat(4000)],
];

async function timeServer(): Promise<void> {
  say("\nThe server (the built one, in a process of its own)");
  const start = performance.now();
  const server = await startServer();
  say(`start to listening           ${(performance.now() - start).toFixed(0).padStart(6)} ms`);
  const chat = await openChat(server.url);
  const latencies: number[] = [];
  for (let turn = 0; turn < turnsOverHttp; turn++) {
    const before = performance.now();
    await fetch(`${chat.url}/activities`, {
      method: "POST",
      headers: { authorization: `Bearer ${chat.token}`, "content-type": "application/json" },
      body: JSON.stringify({ type: "message", text: "when is the full inspection?" }),
    });
    latencies.push(performance.now() - before);
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number): string => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(2);
  say(
    `a whole turn over HTTP       p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  (durable log, ${turnsOverHttp} turns one after another)`,
  );
  say(`resident memory              ${residentMb(server.pid)} MB`);
  await server.stop();
}

function residentMb(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024).toFixed(0);
}

if (global.gc === undefined) {
  // Memory is measured after a collection, so the run is started again with collections within reach.
  const again = spawn(process.execPath, ["--expose-gc", ...process.execArgv, ...process.argv.slice(1)], {
    stdio: "inherit",
  });
  again.on("exit", (code) => process.exit(code ?? 1));
} else {
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
