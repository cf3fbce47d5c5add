import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { fingerprintProgram } from "./fingerprint-program.js";
import type { Learning } from "./learn-content.js";
import { packValue, unpackValue } from "./pack-value.js";

/** The program in use, and what it may be: the compiled one, beside which the file is, or the one as it is written. */
const inUse = path.join(__dirname, "..");
const compiled = path.join(inUse, "..", "dist");
const written = path.join(inUse, "..", "src");
const file = path.join(compiled, "learnt.bin");

/** The first bytes of the file: a line of JSON, filled up with blanks. */
const headBytes = 1024;
const headSchema = z.strictObject({
  /** Another form of the file has another name. */
  form: z.literal("learning 1"),
  /** The version of the content. */
  content: z.string(),
  /** The fingerprints of the program that learnt it: as compiled, and as written. */
  programs: z.array(z.string()),
  restBytes: z.int().nonnegative(),
  numberBytes: z.int().nonnegative(),
  hash: z.string(),
});
type Head = z.infer<typeof headSchema>;

/** What the file came to for a version of the content: what was learnt of it, or why that is not there to be had. */
export type ReadLearning =
  | { readonly kind: "read"; readonly learning: Learning }
  | { readonly kind: "other"; readonly because: string }
  | { readonly kind: "broken"; readonly because: string };

/** Keeps what the compiled program has learnt of this version of the content. */
export function writeLearning(content: string, learning: Learning): void {
  const { rest, numbers } = packValue(learning);
  const programs = fingerprintsOf([compiled, written]);
  const hash = createHash("sha256").update(rest).update(numbers).digest("hex");
  const head: Head = {
    form: "learning 1",
    content,
    programs,
    restBytes: rest.length,
    numberBytes: numbers.length,
    hash,
  };
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, Buffer.concat([Buffer.from(JSON.stringify(head).padEnd(headBytes)), rest, numbers]));
  // Whole or not at all, also for a server that starts meanwhile.
  renameSync(unfinished, file);
}

/** Whether what was learnt of this version of the content is kept for the compiled program and for the one as it is written. */
export function isLearningKept(content: string): boolean {
  return readLearningOf(content, [compiled, written]).kind === "read";
}

/** Forgets what was kept. */
export function removeLearning(): void {
  rmSync(file, { force: true });
}

/** Reads what was learnt of this version of the content by this very program. Never throws. */
export function readLearning(content: string): ReadLearning {
  return readLearningOf(content, [inUse]);
}

function readLearningOf(content: string, programs: readonly string[]): ReadLearning {
  if (!existsSync(file)) return { kind: "other", because: "nothing was learnt when the program was built" };
  try {
    return readOpened(openSync(file, "r"), content, fingerprintsOf(programs));
  } catch (error) {
    return { kind: "broken", because: error instanceof Error ? error.message : String(error) };
  }
}

function readOpened(opened: number, content: string, programs: readonly string[]): ReadLearning {
  try {
    const head = readHead(opened);
    if (head === undefined) return { kind: "broken", because: "the file is not one that the build writes" };
    if (head.content !== content) return { kind: "other", because: "the content is not the one that was built" };
    if (!programs.every((one) => head.programs.includes(one)))
      return { kind: "other", because: "the program is not the one that was built" };
    return { kind: "read", learning: readBody(opened, head) };
  } finally {
    closeSync(opened);
  }
}

function fingerprintsOf(programs: readonly string[]): string[] {
  return programs.flatMap((folder) => fingerprintProgram(folder) ?? []);
}

function readHead(opened: number): Head | undefined {
  const text = readBytes(opened, Buffer.alloc(headBytes)).toString("utf8");
  return text.startsWith("{") ? headSchema.safeParse(JSON.parse(text)).data : undefined;
}

function readBody(opened: number, { restBytes, numberBytes, hash }: Head): Learning {
  const rest = readBytes(opened, Buffer.alloc(restBytes));
  const numbers = new ArrayBuffer(numberBytes);
  readBytes(opened, Buffer.from(numbers));
  if (createHash("sha256").update(rest).update(Buffer.from(numbers)).digest("hex") !== hash)
    throw new Error("the file is not as it was written");
  // The hash says that this program wrote it.
  return unpackValue(rest, numbers) as Learning;
}

function readBytes(opened: number, into: Buffer): Buffer {
  let filled = 0;
  while (filled < into.length) {
    const count = readSync(opened, into, filled, into.length - filled, null);
    if (count === 0) throw new Error("the file is too short");
    filled += count;
  }
  return into;
}
