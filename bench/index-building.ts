import { buildSearchIndex, type Target } from "../src/search/search-index.js";
import { say, timeEach } from "./measure.js";
import { type Shipped, someQuestions } from "./shipped.js";

const sizes = [50, 500, 5000];

/** How long the index takes to build and how big it is, for the shipped knowledge and for much more. */
export function timeIndex({ snapshot, targets }: Shipped): void {
  say("\nBuilding the index");
  for (const _round of [1, 2, 3]) build("shipped", targets, snapshot.glossary);
  for (const size of sizes) {
    const many = grow(targets, size);
    const index = build(`${size} generated entries`, many, snapshot.glossary);
    timeEach("  a search in it", someQuestions(many), (question) => index.rank(index.understand(question), 5));
  }
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
