import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../content/problem.js";
import type { Change } from "../../staff/change.js";
import { identityOf, namesIn } from "./commit-change.js";
import type { Git } from "./run-git.js";

/** Where what the host has is kept, apart from the branches that people use. */
export const hostRef = "refs/send-assistant/host";

export type TakeOver =
  | { readonly kind: "taken" }
  /** The same lines were changed here and there. */
  | { readonly kind: "conflict"; readonly files: readonly string[] }
  /** With what came in, the check would find these. */
  | { readonly kind: "faulty"; readonly problems: readonly Problem[] }
  /** Git did not do it: nothing has changed. */
  | { readonly kind: "stopped"; readonly why: string };

/** Whose words stay where both changed the same lines. */
export type Side = "ours" | "theirs";

export interface TakeOverParts {
  readonly git: Git;
  readonly folder: string;
  /** What the check finds in the knowledge with these changes. */
  readonly problemsOf: (changes: readonly Change[]) => Promise<readonly Problem[]>;
}

/**
 * Brings what the host has (`hostRef`) into the folder, beside what was committed here. What does not pass the check or does not
 * fit together is left where it is, and the folder as it was. With a side, conflicts are settled by it.
 */
export async function takeOver(parts: TakeOverParts, side?: Side): Promise<TakeOver> {
  const { git } = parts;
  if (await isWithin(git, hostRef, "HEAD")) return { kind: "taken" };
  if (await isWithin(git, "HEAD", hostRef)) {
    const faulty = await judge(parts, hostRef);
    return faulty ?? after(await git(["merge", "--quiet", "--ff-only", hostRef]));
  }
  if (side !== undefined) return settle(parts, side);
  const joined = await joinAside(parts);
  if (joined.kind !== "joined") return joined;
  const faulty = await judge(parts, joined.tree);
  return faulty ?? (await merge(git, []));
}

/** Git joins both with one side's words first, since it can do so in the folder alone; a result that does not pass the check is taken back. */
async function settle({ git, problemsOf }: TakeOverParts, side: Side): Promise<TakeOver> {
  const joined = await merge(git, [`--strategy-option=${side}`]);
  const problems = joined.kind === "taken" ? await problemsOf([]) : [];
  if (problems.length === 0) return joined;
  await git(["reset", "--quiet", "--keep", "ORIG_HEAD"]);
  return { kind: "faulty", problems };
}

async function isWithin(git: Git, older: string, newer: string): Promise<boolean> {
  return (await git(["merge-base", "--is-ancestor", older, newer])).code === 0;
}

function after({ code, why }: { readonly code: number; readonly why: string }): TakeOver {
  return code === 0 ? { kind: "taken" } : { kind: "stopped", why };
}

/** Joins both in git's store alone, so that no half-joined file ever stands in the folder. */
async function joinAside({ git, folder }: TakeOverParts): Promise<{ kind: "joined"; tree: string } | TakeOver> {
  const joined = await git(["merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", "HEAD", hostRef]);
  const [tree = "", ...files] = namesIn(joined.out);
  const fromParent = (name: string): string => path.posix.join(path.basename(folder), name);
  if (joined.code === 1) return { kind: "conflict", files: files.map(fromParent) };
  return joined.code === 0 ? { kind: "joined", tree } : { kind: "stopped", why: joined.why };
}

async function merge(git: Git, how: readonly string[]): Promise<TakeOver> {
  const message = "--message=Bring together what was changed on the staff pages and in git";
  const merged = await git(
    ["merge", "--quiet", "--no-verify", "--no-edit", message, ...how, hostRef],
    identityOf({ name: "SEND assistant" }),
  );
  if (merged.code !== 0) await git(["merge", "--abort"]);
  return after(merged);
}

/** What the check finds in the knowledge as it is in the tree, where it finds anything. */
async function judge({ git, folder, problemsOf }: TakeOverParts, tree: string): Promise<TakeOver | undefined> {
  const differing = await git(["diff", "--name-only", "--no-renames", "--relative", "-z", "HEAD", tree]);
  if (differing.code !== 0) return { kind: "stopped", why: differing.why };
  const label = path.basename(folder);
  const names = namesIn(differing.out).filter((name) => /\.(?:md|yaml)$/.test(name));
  const changes: Change[] = [];
  for (const name of names) {
    const there = await git(["cat-file", "blob", `${tree}:./${name}`]);
    const before = await readFile(path.join(folder, name), "utf8").catch(() => undefined);
    const change = { file: `${label}/${name}`, before, after: there.code === 0 ? there.out : undefined };
    if (change.before !== change.after) changes.push(change);
  }
  const problems = changes.length === 0 ? [] : await problemsOf(changes);
  return problems.length === 0 ? undefined : { kind: "faulty", problems };
}
