import type { Problem } from "../../content/problem.js";
import type { InTurn } from "../in-turn.js";
import { commitChange, type Save, whyNoRepository } from "./commit-change.js";
import { hostRef, type Side, type TakeOver, type TakeOverParts, takeOver } from "./take-over.js";

/** How far the changes that are live have come on their way to the council's git host. */
export type GitState =
  /** The files are in no git repository, or git is switched off: they are only written. */
  | { readonly kind: "files only" }
  /** Each change is a commit; no host is named. */
  | { readonly kind: "committed" }
  /** The host has all of it. */
  | { readonly kind: "sent" }
  /** Live here, and not yet in git or at the host; it is tried again every minute. */
  | { readonly kind: "waiting"; readonly why: string }
  | Exclude<TakeOver, { readonly kind: "taken" | "stopped" }>;

/** The git repository that the knowledge is in, where it is in one. */
export interface ContentRepository {
  state(): GitState;
  /** Commits a change that is in the files. Never throws: what cannot be committed now is, at the next attempt. */
  save(save: Save): Promise<void>;
  /** Takes over what the host has, and sends what it has not. Never throws. */
  exchange(): Promise<GitState>;
  /** The same, where both changed the same lines: with this side's words there. */
  settle(side: Side): Promise<GitState>;
}

export interface GitHost {
  readonly remote: string;
  readonly branch: string;
}

export interface RepositoryParts extends TakeOverParts {
  /** What changes the folder goes through it. */
  readonly inTurn: InTurn;
  readonly host: GitHost | undefined;
  readonly report: (state: GitState) => void;
}

/** Where the settings switch git off. */
export const noRepository: ContentRepository = {
  state: () => ({ kind: "files only" }),
  save: async () => undefined,
  exchange: async () => ({ kind: "files only" }),
  settle: async () => ({ kind: "files only" }),
};

export function makeContentRepository(parts: RepositoryParts): ContentRepository {
  const { git, inTurn, host, report } = parts;
  let state: GitState = { kind: "files only" };
  const unsaved: Save[] = [];
  const become = (next: GitState): GitState => {
    if (next.kind !== state.kind) report(next);
    state = next;
    return next;
  };

  /** Where a host is named, somebody expects a repository. */
  const withoutRepository = (why: string): GitState =>
    host === undefined ? { kind: "files only" } : { kind: "waiting", why };

  /** Commits what is still to be committed, the oldest first; gives why not where it cannot. */
  const saveAll = async (): Promise<string | undefined> => {
    for (let next = unsaved[0]; next !== undefined; next = unsaved[0]) {
      const why = await commitChange(git, next);
      if (why !== undefined) return why;
      unsaved.shift();
    }
    return undefined;
  };

  const exchange = async (side?: Side): Promise<GitState> => {
    const why = await whyNoRepository(git);
    if (why !== undefined) return become(withoutRepository(why));
    const unsavedWhy = await inTurn(saveAll);
    if (unsavedWhy !== undefined) return become({ kind: "waiting", why: unsavedWhy });
    return become(host === undefined ? { kind: "committed" } : await exchangeWith(host, parts, side));
  };

  // Two exchanges at once would push over each other; whoever asks meanwhile gets one that begins after their change.
  let last: Promise<unknown> = Promise.resolve();
  const inLine = (side?: Side): Promise<GitState> => {
    const next = last
      .then(() => exchange(side))
      .catch((error: unknown) =>
        become({ kind: "waiting", why: error instanceof Error ? error.message : String(error) }),
      );
    last = next;
    return next;
  };
  return {
    state: () => state,
    async save(save) {
      const noRepositoryWhy = await whyNoRepository(git);
      if (noRepositoryWhy !== undefined) return void become(withoutRepository(noRepositoryWhy));
      unsaved.push(save);
      const why = await saveAll();
      const waiting = { kind: "waiting", why: why ?? "It is being sent." } as const;
      become(why === undefined && host === undefined ? { kind: "committed" } : waiting);
    },
    exchange: () => inLine(),
    settle: (side) => inLine(side),
  };
}

const mostRounds = 3;

async function exchangeWith(host: GitHost, parts: RepositoryParts, side: Side | undefined): Promise<GitState> {
  const { git, inTurn } = parts;
  let why = "";
  // While it was taken over, the host may have moved on: then once more.
  for (let round = 0; round < mostRounds; round++) {
    const listed = await git(["ls-remote", "--quiet", "--", host.remote, `refs/heads/${host.branch}`]);
    if (listed.code !== 0) return { kind: "waiting", why: listed.why };
    const [head = ""] = listed.out.split("\t");
    const taken = head === "" ? ({ kind: "taken" } as const) : await fetchAndTake(head, host, parts, side);
    if (taken.kind === "stopped") return { kind: "waiting", why: taken.why };
    if (taken.kind !== "taken") return taken;
    const mine = await inTurn(() => git(["rev-parse", "--verify", "HEAD"]));
    if (mine.out.trim() === head) return { kind: "sent" };
    const to = `${mine.out.trim()}:refs/heads/${host.branch}`;
    const pushed = await git(["push", "--quiet", "--no-verify", "--", host.remote, to]);
    if (pushed.code === 0) return { kind: "sent" };
    why = pushed.why;
  }
  return { kind: "waiting", why };
}

async function fetchAndTake(
  head: string,
  { remote, branch }: GitHost,
  parts: RepositoryParts,
  side: Side | undefined,
): Promise<TakeOver> {
  const { git, inTurn } = parts;
  const known = await git(["rev-parse", "--verify", "--quiet", hostRef]);
  if (known.out.trim() !== head) {
    const to = `+refs/heads/${branch}:${hostRef}`;
    const fetched = await git(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", remote, to]);
    if (fetched.code !== 0) return { kind: "stopped", why: fetched.why };
  }
  return inTurn(() => takeOver(parts, side));
}

/** What the state says to a developer's log, without anybody's words. */
export function stateForLog(state: GitState): Record<string, unknown> {
  const problems = (found: readonly Problem[]): string[] => found.map(({ file, line }) => `${file}:${line}`);
  return state.kind === "faulty" ? { kind: state.kind, problems: problems(state.problems) } : { ...state };
}
