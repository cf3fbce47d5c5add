import path from "node:path";
import { loadSnapshot } from "../../src/content/load-snapshot.js";
import { problemLine } from "../../src/content/problem.js";
import type { Snapshot } from "../../src/content/snapshot.js";
import { knownSnapshot } from "../../src/learning/known-snapshot.js";

const root = path.join(__dirname, "..", "..");
let loading: Promise<Snapshot> | undefined;

/** The snapshot of the real `knowledge/` and `dialogs/`, loaded once a test file; what the build has learnt of them is read where it was the same code that learnt. */
export function realSnapshot(): Promise<Snapshot> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Snapshot> {
  const folders = { knowledge: path.join(root, "knowledge"), dialogs: path.join(root, "dialogs") };
  const result = await loadSnapshot(folders, knownSnapshot);
  if (result.kind === "broken") throw new Error(result.problems.map(problemLine).join("\n"));
  return result.snapshot;
}
