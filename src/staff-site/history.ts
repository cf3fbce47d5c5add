import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

/** A change of a file as git remembers it. */
export interface PastChange {
  readonly commit: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly author: string;
  readonly subject: string;
}

const run = promisify(execFile);
const between = "\u001f";
const most = 30;

/**
 * The changes of a file, newest first, through renames; undefined where git knows nothing of it: no git, no repository, a file that was
 * never committed.
 */
export async function historyOf(file: string): Promise<readonly PastChange[] | undefined> {
  const fixed = ["log", "--follow", `--max-count=${most}`, `--format=%h${between}%cs${between}%an${between}%s`, "--"];
  const asked = ["-C", path.dirname(file), "--no-pager", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false"];
  const lines = await run("git", [...asked, ...fixed, path.basename(file)], { timeout: 5000, maxBuffer: 1024 * 1024 })
    .then(({ stdout }) => stdout.split("\n").filter((line) => line !== ""))
    .catch(() => []);
  if (lines.length === 0) return undefined;
  return lines.map((line) => {
    const [commit = "", day = "", author = "", subject = ""] = line.split(between);
    return { commit, day, author, subject };
  });
}
