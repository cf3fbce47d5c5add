import { z } from "zod";
import type { SourceFile } from "./files.js";
import { readYaml } from "./front-matter.js";
import type { Problem } from "./problem.js";

const schema = z.record(z.string().regex(/^[a-z-]+$/), z.array(z.coerce.string().min(1)).min(1));

/** Reads `dialogs/safeguarding/words.yaml`: named sets of words that concern patterns share. */
export function readConcernWords({ file, text }: SourceFile): ReadonlyMap<string, readonly string[]> | Problem[] {
  const read = readYaml({ file, text, firstLine: 1 }, schema);
  return Array.isArray(read) ? read : new Map(Object.entries(read.data));
}
