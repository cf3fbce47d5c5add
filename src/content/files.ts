import { lstat, readdir, readFile, realpath } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "./problem.js";

/** A file as read: `file` is its path from the content folder's parent, with forward slashes; line ends are LF, no BOM. */
export interface SourceFile {
  readonly file: string;
  /** Path inside its folder without the ending: the name of the entry or step. */
  readonly name: string;
  readonly text: string;
}

const kibibyte = 1024;
const mostKibibytes = 256;
/** A list of example messages, one a line, may be longer than what a person writes as one text. */
const mostKibibytesOfList = 1024;

/** A folder as read. */
export interface ReadFolder {
  readonly files: readonly SourceFile[];
  /** The names of all its Markdown files, those that cannot be read included. */
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
  readonly isMissing: boolean;
}

/**
 * Reads the Markdown, YAML and text files under a folder, in the order of their paths. Hidden files and README.md are passed over. A link
 * that leads out of the folder, an empty file, one that is not UTF-8 and one over 256 KiB (1,024 for lists, `*.txt`) are problems, and so is a missing folder.
 */
export async function readFolder(folder: string): Promise<ReadFolder> {
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  const label = path.basename(folder);
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) {
    const missing = problem(label, "This folder is missing.", "Set its place, or restore it.");
    return { files, names: [], problems: [missing], isMissing: true };
  }
  const paths = await contentPaths(root);
  for (const inside of paths) {
    const read = await readOne(root, inside, `${label}/${inside}`);
    if (typeof read === "string") files.push({ file: `${label}/${inside}`, name: nameOf(inside), text: read });
    else problems.push(read);
  }
  const names = paths.filter((inside) => inside.endsWith(".md")).map(nameOf);
  return { files, names, problems, isMissing: false };
}

function nameOf(inside: string): string {
  return inside.replace(/\.(?:md|yaml|txt)$/, "");
}

async function contentPaths(root: string): Promise<string[]> {
  const names = await readdir(root, { recursive: true });
  return names
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => /\.(?:md|yaml|txt)$/.test(name) && !name.split("/").some((part) => part.startsWith(".")))
    .filter((name) => path.basename(name) !== "README.md")
    .sort();
}

async function readOne(root: string, inside: string, file: string): Promise<string | Problem> {
  const full = path.join(root, inside);
  const real = await realpath(full).catch(() => undefined);
  if (real === undefined)
    return problem(file, "This link leads nowhere.", "Remove it, or put the file itself in its place.");
  if (!real.startsWith(root + path.sep)) {
    return problem(file, "This link leads out of the content folder.", "Put the file itself here.");
  }
  const { size } = await lstat(real);
  const most = inside.endsWith(".txt") ? mostKibibytesOfList : mostKibibytes;
  if (size > most * kibibyte)
    return problem(file, `This file is over ${most} KiB.`, "Part it into several entries, or shorten the list.");
  const text = decode(await readFile(real));
  if (text === undefined) return problem(file, "This file is not plain text (UTF-8).", "Save it as UTF-8 text.");
  if (text.trim() === "") return problem(file, "This file is empty.", "Write the entry, or delete the file.");
  return text;
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    return undefined;
  }
}

function problem(file: string, what: string, mend: string): Problem {
  return { file, line: 1, what, mend };
}
