import { execFile } from "node:child_process";

/** What git said; `code` is 0 where it did what was asked, -1 where it could not be run or took too long. */
export interface GitSaid {
  readonly code: number;
  readonly out: string;
  /** The last line of what was wrong, without credentials, fit to be shown. */
  readonly why: string;
}

/** Runs git in one folder with these arguments; never throws. */
export type Git = (args: readonly string[], more?: Readonly<Record<string, string>>) => Promise<GitSaid>;

export interface GitPlace {
  readonly folder: string;
  /** What git needs of the server's environment: its path, home, proxies and keys, and none of the server's own secrets. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const longestMs = 60_000;
const mostBytes = 8 * 1024 * 1024;

/** Fixed for every call: no hook, pager, signature or upkeep runs, and only ordinary ways to a host are taken. */
const settled = [
  ["core.hooksPath", "/dev/null"],
  ["core.fsmonitor", "false"],
  ["core.quotePath", "false"],
  ["commit.gpgSign", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["submodule.recurse", "false"],
  ["merge.autoStash", "false"],
  ["http.followRedirects", "false"],
  ["protocol.allow", "never"],
  ["protocol.https.allow", "always"],
  ["protocol.http.allow", "always"],
  ["protocol.ssh.allow", "always"],
  ["protocol.file.allow", "always"],
].flatMap(([key, value]) => ["-c", `${key}=${value}`]);

/** The plain `git` command in a folder, without a shell. It asks nobody for a password: what it is not allowed to do fails. */
export function makeGit({ folder, environment }: GitPlace): Git {
  // Where the server itself was started from git, its variables would lead to another repository.
  const elsewhere = { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined, GIT_PREFIX: undefined };
  const quiet = { ...elsewhere, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  return (args, more = {}) =>
    new Promise((resolve) => {
      const options = { env: { ...environment, ...quiet, ...more }, timeout: longestMs, maxBuffer: mostBytes };
      const child = execFile("git", ["-C", folder, ...settled, ...args], options, (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
        resolve({ code, out, why: error === null ? "" : wordsOf(err, error.message) });
      });
      child.stdin?.end();
    });
}

function wordsOf(err: string, otherwise: string): string {
  const lines = err.split("\n").filter((line) => line.trim() !== "");
  const told = lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines.at(-1) ?? otherwise.split("\n")[0] ?? "";
  return told
    .replace(/\/\/[^/@\s]*@/g, "//")
    .replace(/^(?:fatal|error):\s*/, "")
    .slice(0, 300);
}
