import type { Git } from "./run-git.js";

/** A change that is in the files already and is to be remembered by git. */
export interface Save {
  /** As in problems and snapshots: `knowledge/plans/a.md`. */
  readonly files: readonly string[];
  /** The first line says what was done, the rest more of it. */
  readonly message: string;
  readonly author: Author;
}

/** A person as git names them. */
export interface Author {
  readonly name: string;
  readonly email?: string | undefined;
}

/** Stands where no address of a person is known, and for the server itself; nothing can be sent there (RFC 2606). */
export const noReply = "no-reply@send-assistant.invalid";
const committer = { GIT_COMMITTER_NAME: "SEND assistant", GIT_COMMITTER_EMAIL: noReply };

/** Who a commit is by, as environment variables that git reads. */
export function identityOf(author: Author): Record<string, string> {
  return { ...committer, GIT_AUTHOR_NAME: plain(author.name) || "Staff", GIT_AUTHOR_EMAIL: addressOf(author) };
}

/** A person as the last lines of a commit's message name them. */
export function signatureOf(author: Author): string {
  return `${plain(author.name) || "Staff"} <${addressOf(author)}>`;
}

function addressOf({ email }: Author): string {
  return email !== undefined && /^[^\s<>@]+@[^\s<>@]+$/.test(email) ? email : noReply;
}

/** Git takes these letters out of names by itself, and refuses a name of nothing else. */
function plain(name: string): string {
  return name
    .replace(/[\p{C}<>]/gu, "")
    .replace(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g, "")
    .slice(0, 100);
}

/** Why the folder is in no repository that git can use for it; undefined where it is in one. */
export async function whyNoRepository(git: Git): Promise<string | undefined> {
  const inside = await git(["rev-parse", "--is-inside-work-tree"]);
  if (inside.code !== 0) return inside.why;
  const ignored = await git(["check-ignore", "--quiet", "."]);
  return inside.out.trim() === "true" && ignored.code === 1 ? undefined : "The repository leaves this folder out.";
}

/** Commits these files and nothing else that may be changed or staged there. Gives why not where it cannot; without any difference it does nothing. */
export async function commitChange(git: Git, { files, message, author }: Save): Promise<string | undefined> {
  const names = files.map((file) => file.split("/").slice(1).join("/"));
  const known = await git(["--literal-pathspecs", "ls-files", "-z", "--cached", "--others", "--", ...names]);
  if (known.code !== 0) return known.why;
  const there = namesIn(known.out);
  if (there.length === 0) return undefined;
  const added = await git(["--literal-pathspecs", "add", "--all", "--", ...there]);
  if (added.code !== 0) return added.why;
  const different = await git(["--literal-pathspecs", "status", "--porcelain", "--", ...there]);
  if (different.code === 0 && different.out === "") return undefined;
  const said = await git(
    ["--literal-pathspecs", "commit", "--quiet", "--no-verify", "--only", `--message=${message}`, "--", ...there],
    identityOf(author),
  );
  return said.code === 0 ? undefined : said.why;
}

/** The names that git gave, each ended by a NUL. */
export function namesIn(out: string): string[] {
  return [...new Set(out.split("\0").filter((name) => name !== ""))];
}
