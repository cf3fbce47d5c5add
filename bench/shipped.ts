import path from "node:path";
import { loadSnapshot } from "../src/content/load-snapshot.js";
import { problemLine } from "../src/content/problem.js";
import type { Snapshot } from "../src/content/snapshot.js";
import { targetsOf } from "../src/content/targets.js";
import type { Target } from "../src/search/search-index.js";
import { addNoise, makeRandom } from "../tests/eval/add-noise.js";

const root = path.join(__dirname, "..");
const questionsAsked = 400;

/** Where the shipped content is. */
export const shippedFolders = { knowledge: path.join(root, "knowledge"), dialogs: path.join(root, "dialogs") };

/** The content that is in the repository, and what of it can be found. */
export interface Shipped {
  readonly snapshot: Snapshot;
  readonly targets: readonly Target[];
}

/** Loads the shipped content. Rejects with its problems where it is broken. */
export async function loadShipped(): Promise<Shipped> {
  const loaded = await loadSnapshot(shippedFolders);
  if (loaded.kind === "broken") throw new Error(loaded.problems.map(problemLine).join("\n"));
  const { snapshot } = loaded;
  return { snapshot, targets: targetsOf(snapshot) };
}

/** 400 phrasings of the targets with generated mistakes, the same each time. */
export function someQuestions(targets: readonly Target[]): string[] {
  const random = makeRandom(11);
  const all = targets.flatMap(({ phrasings }) => phrasings);
  return Array.from({ length: questionsAsked }, () => addNoise(all[Math.floor(random() * all.length)] ?? "", random));
}
