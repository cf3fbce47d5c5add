import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { doAtOnce, doInSlices, type LongWork } from "../search/long-work.js";
import {
  type ContentFolders,
  type KnownSnapshots,
  type LoadResult,
  type ReadContent,
  readContent,
  snapshotWork,
} from "./load-snapshot.js";
import { type Problem, problemLine } from "./problem.js";
import type { Snapshot } from "./snapshot.js";

/** What became of an edit: taken over, or left out because of its problems while the last good snapshot stays. */
export type LibraryNews =
  | { readonly kind: "renewed"; readonly snapshot: Snapshot }
  | { readonly kind: "kept"; readonly problems: readonly Problem[] };

/** The staff's files as they stand, always whole: the snapshot changes between turns and never within one. */
export interface Library {
  current(): Snapshot;
  /** The problems of the latest edit, where it could not be taken over; empty when what is served is what is in the files. */
  problems(): readonly Problem[];
  /** Looks for changes at once; resolves when what was found is served or left out. */
  look(): Promise<void>;
  /** Looks no more, and gives up what is being taken over. */
  close(): void;
}

/** Finds what other rooms cannot work with in a snapshot that is whole by itself, and may make it ready for them. */
export type SnapshotCheck = (snapshot: Snapshot) => LongWork<readonly Problem[]>;

/** What a library asks of others. */
export interface LibraryHelp {
  readonly check: SnapshotCheck;
  /** Gives what is known already of the content at the start, checked and ready; it is not asked when staff edit. */
  readonly known: KnownSnapshots;
}

const lookEveryMs = 1000;

/**
 * Loads the folders at once, by what is known of them or else by learning, and looks once a second for changes (looking works on every file system, being told does not), which are learnt
 * in slices, so that turns go on meanwhile. A snapshot in which `check` finds problems is not taken over. Throws an error with all problems,
 * one a line, when the first load fails.
 */
export async function openLibrary(
  folders: ContentFolders,
  { check, known }: LibraryHelp,
  tell: (news: LibraryNews) => void,
): Promise<Library> {
  let seen = await fingerprint(folders);
  const content = await readContent(folders);
  const ready = known(content);
  const first: LoadResult =
    ready === undefined ? doAtOnce(learnWhole(content, check)) : { kind: "loaded", snapshot: ready };
  if (first.kind === "broken")
    throw new Error(`The knowledge cannot be loaded:\n${first.problems.map(problemLine).join("\n")}`);
  let { snapshot } = first;
  let problems: readonly Problem[] = [];
  const closing = new AbortController();

  const takeOver = async (): Promise<void> => {
    const now = await fingerprint(folders);
    if (now === seen) return;
    seen = now;
    const result = await doInSlices(learnWhole(await readContent(folders), check), closing.signal);
    if (result === undefined) return;
    if (result.kind === "loaded") {
      snapshot = result.snapshot;
      problems = [];
      tell({ kind: "renewed", snapshot });
    } else {
      problems = result.problems;
      tell({ kind: "kept", problems });
    }
  };

  let looking: Promise<void> | undefined;
  const look = (): Promise<void> => {
    looking ??= takeOver()
      .catch((error: unknown) => tell({ kind: "kept", problems: [unreadable(error)] }))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();

  const close = (): void => {
    clearInterval(timer);
    closing.abort();
  };
  return { current: () => snapshot, problems: () => problems, look, close };
}

/** The work of making a checked snapshot that has learnt all it needs. */
function* learnWhole(content: ReadContent, check: SnapshotCheck): LongWork<LoadResult> {
  const result = yield* snapshotWork(content, "now");
  const found = result.kind === "loaded" ? yield* check(result.snapshot) : [];
  return found.length === 0 ? result : { kind: "broken", problems: found };
}

function unreadable(error: unknown): Problem {
  return { file: "content", line: 1, what: `Reading failed: ${String(error)}.`, mend: "Check the folder." };
}

/** Names, sizes and times of all files in one text: another text means that something was edited. */
async function fingerprint({ knowledge, dialogs }: ContentFolders): Promise<string> {
  const parts = await Promise.all([knowledge, dialogs].map(fingerprintOf));
  return parts.join("\n");
}

async function fingerprintOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const marks = await Promise.all(
    names.sort().map(async (name) => {
      const found = await stat(path.join(folder, name)).catch(() => undefined);
      return `${name} ${found?.size} ${found?.mtimeMs}`;
    }),
  );
  return marks.join("\n");
}
