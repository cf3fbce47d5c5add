import { type ContentFolders, type LoadResult, readContent, toSnapshot } from "./load-snapshot.js";
import type { Snapshot } from "./snapshot.js";

/** Reads and checks both folders, as `loadSnapshot` does. */
export type LoadContent = (folders: ContentFolders) => Promise<LoadResult>;

/** A way to load content that keeps the latest `most` snapshots: what it has loaded before is only read again, and gives the same snapshot. */
export function keepSnapshots(most: number): LoadContent {
  const kept = new Map<string, Snapshot>();
  return async (folders) => {
    const content = await readContent(folders);
    const known = content.problems.length === 0 ? kept.get(content.version) : undefined;
    const result: LoadResult = known === undefined ? toSnapshot(content) : { kind: "loaded", snapshot: known };
    if (result.kind === "broken") return result;
    kept.delete(content.version);
    kept.set(content.version, result.snapshot);
    for (const version of [...kept.keys()].slice(0, -most)) kept.delete(version);
    return result;
  };
}
