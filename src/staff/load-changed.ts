import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { LoadContent } from "../content/keep-snapshots.js";
import type { ContentFolders, LoadResult } from "../content/load-snapshot.js";
import type { Change } from "./change.js";

/** Loads the content with changes in it, from a copy that is gone afterwards; nothing that is live is touched. */
export async function loadChanged(
  { folders, changes }: { readonly folders: ContentFolders; readonly changes: readonly Change[] },
  load: LoadContent,
): Promise<LoadResult> {
  const room = await mkdtemp(path.join(tmpdir(), "send-assistant-change-"));
  try {
    return await load({ ...folders, knowledge: await copyWithChanges(folders, changes, room) });
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

async function copyWithChanges(folders: ContentFolders, changes: readonly Change[], room: string): Promise<string> {
  const copy = path.join(room, path.basename(folders.knowledge));
  const filter = (from: string): boolean => !path.basename(from).startsWith(".");
  await cp(folders.knowledge, copy, { recursive: true, dereference: true, filter });
  for (const { file, after } of changes) {
    const place = path.join(copy, ...file.split("/").slice(1));
    if (after === undefined) await rm(place);
    else await mkdir(path.dirname(place), { recursive: true }).then(() => writeFile(place, after));
  }
  return copy;
}
