import { setTimeout as pause } from "node:timers/promises";
import type { ContentFolders } from "../../content/load-snapshot.js";
import type { Problem } from "../../content/problem.js";
import type { Snapshot } from "../../content/snapshot.js";
import type { Insights } from "../../conversation/insights.js";
import { visitorsQuestions } from "../../staff/asked-questions.js";
import type { Change } from "../../staff/change.js";
import type { Question } from "../../staff/compare-decisions.js";
import type { ChangeVerdict } from "../../staff/judge-change.js";
import type { AuditLog } from "../audit-log.js";
import type { Person } from "../person.js";
import type { Sealer } from "../sign-in/sealed-cookie.js";
import { judgeApart } from "./judge-apart.js";
import { type KnowledgeFiles, makeKnowledgeFiles, markOf } from "./knowledge-files.js";
import { keepProposal, keptProposal, type Proposal, proposalPlace } from "./proposal.js";

export interface DeskParts {
  readonly folders: ContentFolders;
  readonly library: { current(): Snapshot };
  readonly today: () => Date;
  readonly readInsights: () => Promise<Insights>;
  readonly audit: AuditLog;
  readonly sealer: Sealer;
}

export type LiveOutcome =
  | { readonly kind: "live"; readonly entry: string; readonly isGone: boolean }
  /** Another change came between, or the kept proposal is not this person's. */
  | { readonly kind: "overtaken" }
  | { readonly kind: "broken"; readonly problems: readonly Problem[] };

/** Where changes of the knowledge are judged and put live. */
export interface ChangeDesk {
  readonly files: KnowledgeFiles;
  /** By the same check as the command line's, and with what would be answered differently. */
  judge(changes: readonly Change[]): Promise<ChangeVerdict>;
  /** The proposal as text that a page may keep. */
  keep(proposal: Proposal, person: Person): string;
  /** Judges once more what `keep` gave, writes it down, and puts it live. */
  putLive(kept: string, person: Person): Promise<LiveOutcome>;
}

const mostQuestions = 1000;
const longestWaitMs = 5000;
const lookEveryMs = 50;

export function makeChangeDesk(parts: DeskParts): ChangeDesk {
  const { folders, library, today, readInsights, audit, sealer } = parts;
  const files = makeKnowledgeFiles(folders.knowledge);
  const judge = (changes: readonly Change[], questions?: readonly Question[]): Promise<ChangeVerdict> =>
    judgeApart({
      folders,
      changes,
      withAdvice: questions !== undefined,
      withImpact: questions !== undefined,
      questions: questions ?? [],
      now: today(),
    });

  const live = async (kept: string, person: Person): Promise<LiveOutcome> => {
    const read = keptProposal.safeParse(sealer.open(kept, proposalPlace));
    if (!read.success || read.data.by !== person.id) return { kind: "overtaken" };
    const { entry, did, changes: wanted } = read.data;
    const changes: Change[] = await Promise.all(
      wanted.map(async ({ file, after }) => ({ file, before: await files.read(file), after })),
    );
    if (changes.some(({ before }, at) => markOf(before) !== wanted[at]?.mark)) return { kind: "overtaken" };
    const verdict = await judge(changes);
    if (verdict.kind === "broken") return verdict;
    const line = { who: person.name, id: person.id, what: changes.map(({ file }) => file) };
    await audit.write({ ...line, did });
    await files.write(changes).catch(async (error: unknown) => {
      await audit.write({ ...line, did: "could not change the files" });
      throw error;
    });
    await untilServed(verdict.version);
    return { kind: "live", entry, isGone: did === "retired an answer" };
  };

  /** The library looks once a second, and may see some of a change's files before the last: only the whole change will do. */
  const untilServed = async (version: string): Promise<void> => {
    for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += lookEveryMs) {
      if (library.current().version === version) return;
      await pause(lookEveryMs);
    }
  };

  // One after another: between the look at the files and the writing nobody else of this server writes.
  let last: Promise<unknown> = Promise.resolve();
  return {
    files,
    judge: async (changes) => judge(changes, visitorsQuestions(await readInsights(), mostQuestions)),
    keep: (proposal, { id }) => sealer.seal(keepProposal(proposal, id), proposalPlace),
    putLive(kept, person) {
      const next = last.then(() => live(kept, person));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
