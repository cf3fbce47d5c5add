import { type ContentFolders, type KnownSnapshots, type LoadResult, readContent, toSnapshot } from "./load-snapshot.js";
import type { Snapshot } from "./snapshot.js";

/** Reads and checks both folders, as `loadSnapshot` does. */
export type LoadContent = (folders: ContentFolders) => Promise<LoadResult>;

/**
 * A way to load content that keeps the latest `most` snapshots: what it has loaded before is only read again, and gives the same snapshot. What is
 * `known` already is not learnt either.
 */
export function keepSnapshots(most: number, known: KnownSnapshots): LoadContent {
  const kept = new Map<string, Snapshot>();
  return async (folders) => {
    const content = await readContent(folders);
    const ready = (content.problems.length === 0 ? kept.get(content.version) : undefined) ?? known(content);
    const result: LoadResult = ready === undefined ? toSnapshot(content) : { kind: "loaded", snapshot: ready };
    if (result.kind === "broken") return result;
    kept.delete(content.version);
    kept.set(content.version, result.snapshot);
    for (const version of [...kept.keys()].slice(0, -most)) kept.delete(version);
    return result;
  };
}
