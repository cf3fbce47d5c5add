import { createHash } from "node:crypto";
import { type IndexData, learnIndex } from "../search/learn-index.js";
import { doAtOnce, type LongWork, mapPausing } from "../search/long-work.js";
import { searchIndexOver } from "../search/search-index.js";
import { checkReferences } from "./check-references.js";
import { type ReadFolder, readFolder, type SourceFile } from "./files.js";
import { readYaml } from "./front-matter.js";
import { type Glossary, glossarySchema, toGlossary } from "./glossary.js";
import type { Problem } from "./problem.js";
import { readConcernExamples } from "./read-concern-examples.js";
import { readConcernWords } from "./read-concern-words.js";
import { idOfEntry, readEntry } from "./read-entry.js";
import { readStep } from "./read-step.js";
import { readSite } from "./site.js";
import type { Entry, LinkBook, Snapshot, Step } from "./snapshot.js";
import { targetsOf } from "./targets.js";

/** Where the staff's two folders are. */
export interface ContentFolders {
  readonly knowledge: string;
  readonly dialogs: string;
}

export type LoadResult =
  | { readonly kind: "loaded"; readonly snapshot: Snapshot }
  | { readonly kind: "broken"; readonly problems: readonly Problem[] };

/** Both folders as read. */
export interface ReadContent {
  readonly knowledge: ReadFolder;
  readonly dialogs: ReadFolder;
  readonly problems: readonly Problem[];
  /** Another version means other texts. */
  readonly version: string;
}

/** What is read of each file; messages of danger are only needed to learn from them. */
export type SnapshotParts = Omit<Snapshot, "index" | "concernExamples">;

/** Gives the snapshot of a content that is known already; undefined for any other. */
export type KnownSnapshots = (content: ReadContent) => Snapshot | undefined;

/** Reads and checks both folders. Gives a snapshot, the one that is known where there is one, or every problem of every file, by file and line. */
export async function loadSnapshot(
  folders: ContentFolders,
  known: KnownSnapshots = () => undefined,
): Promise<LoadResult> {
  const content = await readContent(folders);
  const snapshot = known(content);
  return snapshot === undefined ? toSnapshot(content) : { kind: "loaded", snapshot };
}

/** The texts of both folders, and what keeps files from being read. */
export async function readContent(folders: ContentFolders): Promise<ReadContent> {
  const [knowledge, dialogs] = await Promise.all([readFolder(folders.knowledge), readFolder(folders.dialogs)]);
  const problems = [...knowledge.problems, ...dialogs.problems];
  return { knowledge, dialogs, problems, version: versionOf([...knowledge.files, ...dialogs.files]) };
}

/** A snapshot of what was read, or every problem of every file, by file and line. What the search knows is learnt when it is first needed. */
export function toSnapshot(content: ReadContent): LoadResult {
  return doAtOnce(snapshotWork(content, "when needed"));
}

/** When a snapshot's index is learnt: a list of answers does without. */
export type Learning = "now" | "when needed";

/** The work of making a snapshot of what was read; gives every problem of every file instead, by file and line. */
export function* snapshotWork(content: ReadContent, learning: Learning): LongWork<LoadResult> {
  const parts = yield* readParts(content);
  if (Array.isArray(parts)) return { kind: "broken", problems: inOrder(parts) };
  const learnt = learning === "now" ? yield* learnIndex(targetsOf(parts), parts.glossary) : undefined;
  return { kind: "loaded", snapshot: snapshotOver(parts, content, learnt) };
}

/** The snapshot of a content, given its parts and what the search has learnt of it; where it has not learnt yet it will when it is first asked. */
export function snapshotOver(parts: SnapshotParts, { dialogs }: ReadContent, learnt?: IndexData): Snapshot {
  const targets = targetsOf(parts);
  const learn = (): IndexData => doAtOnce(learnIndex(targets, parts.glossary));
  const index = once(() => searchIndexOver(learnt ?? learn(), targets));
  const examples = once(() => readConcernExamples(dialogs.files));
  return {
    ...parts,
    get index() {
      return index();
    },
    get concernExamples() {
      return examples();
    },
  };
}

/** The work of reading each file; gives every problem of every file instead, where there are any. */
export function* readParts(content: ReadContent): LongWork<SnapshotParts | Problem[]> {
  const { knowledge, dialogs, version } = content;
  const problems = [...content.problems];
  const take = <T extends object>(read: T | Problem[]): read is T => {
    if (!Array.isArray(read)) return true;
    problems.push(...read);
    return false;
  };
  if (knowledge.isMissing || dialogs.isMissing) return problems;
  const site = readNamed(knowledge.files, "site.yaml", readSite, take);
  const links = site?.links ?? unknownLinks;
  yield;
  const glossary = readNamed(knowledge.files, "glossary.yaml", readGlossary, take);
  yield;
  const concernWords = readNamed(dialogs.files, "safeguarding/words.yaml", readConcernWords, take);
  const readEntries = yield* mapPausing(markdownOf(knowledge.files), (file) => readEntry(file, links), 1);
  const readSteps = yield* mapPausing(markdownOf(dialogs.files), (file) => readStep(file, links), 1);
  const entries = readEntries.filter(take<Entry>);
  const steps = readSteps.filter(take<Step>);
  const names = { entries: knowledge.names.map(idOfEntry), steps: dialogs.names };
  problems.push(...(yield* checkReferences(entries, steps, names)));
  if (problems.length > 0 || site === undefined || glossary === undefined || concernWords === undefined)
    return problems;
  yield;
  return {
    version,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    steps: new Map(steps.map((step) => [step.id, step])),
    concernWords: concernWords.sets,
    harmlessLines: concernWords.harmlessLines,
    site,
    glossary,
  };
}

/** Has every name, so that a mistake in site.yaml is not told a hundred times over in the files that use its links. */
const unknownLinks: LinkBook = {
  get: (name) => ({ name, title: name, url: "", seenOn: "", checked: "", line: 1 }),
};

function markdownOf(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ file }) => file.endsWith(".md"));
}

function readGlossary({ file, text }: SourceFile): Glossary | Problem[] {
  const read = readYaml({ file, text, firstLine: 1 }, glossarySchema);
  return Array.isArray(read) ? read : toGlossary(read.data);
}

function readNamed<T extends object>(
  files: readonly SourceFile[],
  ending: string,
  read: (file: SourceFile) => T | Problem[],
  take: (value: T | Problem[]) => value is T,
): T | undefined {
  const source = files.find(({ file }) => file.endsWith(`/${ending}`));
  const value = source === undefined ? [missing(ending)] : read(source);
  return take(value) ? value : undefined;
}

function missing(file: string): Problem {
  return { file, line: 1, what: "This file is missing.", mend: "Restore it: the assistant cannot start without it." };
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function versionOf(files: readonly SourceFile[]): string {
  const hash = createHash("sha256");
  for (const { file, text } of files) hash.update(`${file}\0${text}\0`);
  return hash.digest("hex").slice(0, 12);
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
