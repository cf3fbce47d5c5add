import { z } from "zod";
import type { SourceFile } from "./files.js";
import { readYaml } from "./front-matter.js";
import type { Problem } from "./problem.js";

const schema = z.record(z.string().regex(/^[a-z-]+$/), z.array(z.coerce.string().min(1)).min(1));

/** The named sets of words that concern patterns share, and the lines of the sayings in `harmless`, in their order. */
export interface ConcernWords {
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly harmlessLines: readonly number[];
}

/** Reads `dialogs/safeguarding/words.yaml`. Gives the problems instead where there are any. */
export function readConcernWords({ file, text }: SourceFile): ConcernWords | Problem[] {
  const read = readYaml({ file, text, firstLine: 1 }, schema);
  if (Array.isArray(read)) return read;
  const harmlessLines = (read.data["harmless"] ?? []).map((_saying, at) => read.lineOf(["harmless", at]));
  return { sets: new Map(Object.entries(read.data)), harmlessLines };
}
