import { createHash, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Change } from "../../staff/change.js";

/** The files of the knowledge by their names in problems and snapshots (`knowledge/plans/a.md`). */
export interface KnowledgeFiles {
  /** Undefined where there is none. */
  read(file: string): Promise<string | undefined>;
  isWritable(): Promise<boolean>;
  /** Writes each file whole or not at all; deletes come last, so that nothing ever leads to a file that is gone. */
  write(changes: readonly Change[]): Promise<void>;
  /** The folder's own name, with which all names begin. */
  readonly label: string;
}

export function makeKnowledgeFiles(folder: string): KnowledgeFiles {
  const placeOf = (file: string): string => path.join(folder, ...file.split("/").slice(1));
  return {
    label: path.basename(folder),
    read: (file) => readFile(placeOf(file), "utf8").catch(() => undefined),
    isWritable: () =>
      access(folder, constants.W_OK).then(
        () => true,
        () => false,
      ),
    async write(changes) {
      for (const { file, after } of changes) if (after !== undefined) await writeWhole(placeOf(file), after);
      for (const { file, after } of changes) if (after === undefined) await rm(placeOf(file));
    },
  };
}

/** Writes beside the file and renames: a reader finds the old text or the new one. Readers pass over names that begin with a dot. */
export async function writeWhole(place: string, text: string, mode = 0o644): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true });
  const beside = path.join(path.dirname(place), `.${path.basename(place)}.${randomBytes(6).toString("hex")}`);
  const file = await open(beside, "wx", mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, place).catch(async (error: unknown) => {
    await rm(beside, { force: true });
    throw error;
  });
}

/** Tells whether a text is still the same; of no file at all, an empty text. */
export function markOf(text: string | undefined): string {
  return text === undefined ? "" : createHash("sha256").update(text).digest("base64url");
}
