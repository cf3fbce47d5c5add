import type { ContentFolders } from "../../content/load-snapshot.js";
import type { Snapshot } from "../../content/snapshot.js";
import type { Insights } from "../../conversation/insights.js";
import { visitorsQuestions } from "../../staff/asked-questions.js";
import type { Change } from "../../staff/change.js";
import type { Question } from "../../staff/compare-decisions.js";
import type { ChangeVerdict } from "../../staff/judge-change.js";
import type { AuditLog } from "../audit-log.js";
import type { Draft, DraftShelf } from "../drafts/draft-shelf.js";
import type { ContentRepository } from "../git/content-repository.js";
import type { InTurn } from "../in-turn.js";
import type { Person } from "../person.js";
import type { Rehearsal } from "../rehearsal/rehearsal.js";
import type { Sealer } from "../sign-in/sealed-cookie.js";
import { type KnowledgeFiles, makeKnowledgeFiles, markOf } from "./knowledge-files.js";
import { keepProposal, keptProposal, type Proposal, proposalPlace } from "./proposal.js";
import { type LiveOutcome, putLive, sendOn } from "./put-live.js";

export interface DeskParts {
  readonly folders: ContentFolders;
  readonly library: { current(): Snapshot; look(): Promise<void> };
  readonly today: () => Date;
  readonly readInsights: () => Promise<Insights>;
  readonly audit: AuditLog;
  readonly sealer: Sealer;
  readonly repository: ContentRepository;
  readonly drafts: DraftShelf;
  readonly rehearsal: Rehearsal;
  /** Between the look at the files and the writing nothing else of this server writes. */
  readonly inTurn: InTurn;
  /** Whether another person than those who wrote a change must put it live. */
  readonly needsSecondPerson: boolean;
}

/** Where changes of the knowledge are judged and put live. */
export interface ChangeDesk {
  readonly files: KnowledgeFiles;
  /** By the same check as the command line's, and with what would be answered differently. */
  judge(changes: readonly Change[]): Promise<ChangeVerdict>;
  /** The proposal as text that a page may keep. */
  keep(proposal: Proposal, person: Person): string;
  /** The proposal that `keep` gave to the same person, on the files as they are now; undefined where they have changed since. */
  open(kept: string, person: Person): Promise<Proposal | undefined>;
  /** Judges once more what `keep` gave, writes it down, and puts it live. */
  putLive(kept: string, person: Person): Promise<LiveOutcome>;
  /** The same with a draft, which is then gone. */
  putDraftLive(draft: Draft, person: Person): Promise<LiveOutcome>;
  /** Whether another person than those who wrote a change must put it live. */
  readonly needsSecondPerson: boolean;
  /** Whether the settings let the person put a change of these authors live. */
  mayPutLive(authors: readonly { readonly id: string }[], person: Person): boolean;
}

const mostQuestions = 1000;

export function makeChangeDesk(parts: DeskParts): ChangeDesk {
  const { folders, today, readInsights, sealer, repository, drafts, inTurn, rehearsal } = parts;
  const files = makeKnowledgeFiles(folders.knowledge);
  const judge = (changes: readonly Change[], questions?: readonly Question[]): Promise<ChangeVerdict> =>
    rehearsal.judge({
      folders,
      changes,
      withAdvice: questions !== undefined,
      withImpact: questions !== undefined,
      questions: questions ?? [],
      now: today(),
    });
  const mayPutLive: ChangeDesk["mayPutLive"] = (authors, { id }) =>
    !parts.needsSecondPerson || !authors.some((author) => author.id === id);
  const read = (kept: string, { id }: Person) => {
    const { data } = keptProposal.safeParse(sealer.open(kept, proposalPlace));
    return data?.by === id ? data : undefined;
  };
  const live = { ...parts, files, judge };
  return {
    files,
    judge: async (changes) => judge(changes, visitorsQuestions(await readInsights(), mostQuestions)),
    keep: (proposal, { id }) => sealer.seal(keepProposal(proposal, id), proposalPlace),
    async open(kept, person) {
      const wanted = read(kept, person);
      if (wanted === undefined) return undefined;
      const changes = await Promise.all(
        wanted.changes.map(async ({ file, after }) => ({ file, before: await files.read(file), after })),
      );
      const isSame = changes.every(({ before }, at) => markOf(before) === wanted.changes[at]?.mark);
      return isSame ? { ...wanted, changes } : undefined;
    },
    async putLive(kept, person) {
      const wanted = read(kept, person);
      if (wanted === undefined) return { kind: "overtaken" };
      if (!mayPutLive([person], person)) return { kind: "own" };
      const outcome = await inTurn(() => putLive(wanted, { person, authors: [person] }, live));
      if (outcome.kind === "live") await sendOn(repository);
      return outcome;
    },
    async putDraftLive(draft, person) {
      if (!mayPutLive(draft.authors, person)) return { kind: "own" };
      const [first = person, ...others] = draft.authors;
      const hands = { person, authors: [first, ...others] } as const;
      const outcome = await inTurn(() => putLive(keepProposal(draft, person.id), hands, live));
      if (outcome.kind !== "live") return outcome;
      await drafts.remove(draft.id);
      await sendOn(repository);
      return outcome;
    },
    needsSecondPerson: parts.needsSecondPerson,
    mayPutLive,
  };
}
