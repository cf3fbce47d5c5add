import { readContent } from "../src/content/load-snapshot.js";
import { knownSnapshot } from "../src/learning/known-snapshot.js";
import { learnDanger } from "../src/safeguarding/find-concern.js";
import { doAtOnce } from "../src/search/long-work.js";
import { buildSearchIndex, type Target } from "../src/search/search-index.js";
import { say, timeEach } from "./measure.js";
import { type Shipped, shippedFolders, someQuestions } from "./shipped.js";

const sizes = [50, 500, 5000];
const rounds = [1, 2, 3];

/** How long the index takes to build and how big it is, for the shipped knowledge, learnt and as the build has kept it, and for much more. */
export async function timeIndex({ snapshot, targets }: Shipped): Promise<void> {
  say("\nBuilding the index");
  for (const _round of rounds) build("shipped", targets, snapshot.glossary);
  for (const _round of rounds) measure("shipped, danger too", () => doAtOnce(learnDanger(snapshot)));
  const content = await readContent(shippedFolders);
  for (const _round of rounds) {
    const known = measure("both, read as kept", () => knownSnapshot(content));
    if (known === undefined) throw new Error("nothing is kept of the shipped content: npm run build");
  }
  for (const size of sizes) {
    const many = grow(targets, size);
    const index = build(`${size} generated entries`, many, snapshot.glossary);
    timeEach("  a search in it", someQuestions(many), (question) => index.rank(index.understand(question), 5));
  }
}

function build(name: string, targets: readonly Target[], glossary: Parameters<typeof buildSearchIndex>[1]) {
  return measure(name, () => buildSearchIndex(targets, glossary));
}

/** Does the work, and prints its processor time and how much memory it leaves taken, numbers outside the heap included. */
function measure<Result>(name: string, work: () => Result): Result {
  const taken = (): number => {
    // What the first collection finds is only given back by the second.
    for (const _time of [1, 2]) global.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = taken();
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  const size = (taken() - before) / 1e6;
  say(
    `${name.padEnd(28)} ${((user + system) / 1000).toFixed(0).padStart(6)} ms of processor time  ${size.toFixed(0).padStart(5)} MB`,
  );
  return result;
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
      traits: model?.traits ?? { kind: "answer", topic: "", asksFor: "" },
    };
  });
}
