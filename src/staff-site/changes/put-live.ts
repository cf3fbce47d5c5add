import { setTimeout as pause } from "node:timers/promises";
import type { Problem } from "../../content/problem.js";
import type { Snapshot } from "../../content/snapshot.js";
import type { Change } from "../../staff/change.js";
import type { ChangeVerdict } from "../../staff/judge-change.js";
import type { AuditLog } from "../audit-log.js";
import { signatureOf } from "../git/commit-change.js";
import type { ContentRepository } from "../git/content-repository.js";
import type { Person } from "../person.js";
import { type KnowledgeFiles, markOf } from "./knowledge-files.js";
import type { KeptProposal } from "./proposal.js";

export type LiveOutcome =
  | { readonly kind: "live"; readonly entry: string; readonly isGone: boolean }
  /** Another change came between, or what was kept is not this person's. */
  | { readonly kind: "overtaken" }
  /** The settings want another person than those who wrote it. */
  | { readonly kind: "own" }
  | { readonly kind: "broken"; readonly problems: readonly Problem[] };

export interface LiveParts {
  readonly files: KnowledgeFiles;
  readonly library: { current(): Snapshot; look(): Promise<void> };
  readonly audit: AuditLog;
  readonly repository: ContentRepository;
  readonly judge: (changes: readonly Change[]) => Promise<ChangeVerdict>;
}

/** Who puts a change live, and who wrote it, the first who did first: the same person, as a rule. */
export interface Hands {
  readonly person: Person;
  readonly authors: readonly [Writer, ...Writer[]];
}
export type Writer = Pick<Person, "id" | "name" | "email">;

const longestWaitMs = 5000;
const longestExchangeMs = 10_000;
const lookEveryMs = 50;

/** Judges once more what was proposed, writes it down, writes the files and hands them to git. To be done one after another. */
export async function putLive(wanted: KeptProposal, hands: Hands, parts: LiveParts): Promise<LiveOutcome> {
  const { files, library, audit, repository, judge } = parts;
  const { entry, did, changes: proposed } = wanted;
  const changes: Change[] = await Promise.all(
    proposed.map(async ({ file, after }) => ({ file, before: await files.read(file), after })),
  );
  if (changes.some(({ before }, at) => markOf(before) !== proposed[at]?.mark)) return { kind: "overtaken" };
  const verdict = await judge(changes);
  if (verdict.kind === "broken") return verdict;
  const { person, authors } = hands;
  const names = changes.map(({ file }) => file);
  const line = { who: person.name, id: person.id, what: names };
  await audit.write({ ...line, did, ...(isOwn(hands) ? {} : { author: authors.map(({ name }) => name).join(", ") }) });
  await files.write(changes).catch(async (error: unknown) => {
    await audit.write({ ...line, did: "could not change the files" });
    throw error;
  });
  await repository.save({ files: names, message: messageFor(wanted, hands), author: authors[0] });
  await untilServed(library, verdict.version);
  return { kind: "live", entry, isGone: did === "retired an answer" };
}

/** Sends what was put live to the git host; a host that is slow keeps nobody waiting for long. */
export async function sendOn(repository: ContentRepository): Promise<void> {
  const waiting = new AbortController();
  const tooLong = pause(longestExchangeMs, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined);
  await Promise.race([repository.exchange(), tooLong]).finally(() => waiting.abort());
}

/** The library may be in the middle of a look that saw some of a change's files before the last: only the whole change will do. */
async function untilServed(library: LiveParts["library"], wanted: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += lookEveryMs) {
    await library.look();
    if (library.current().version === wanted) return;
    await pause(lookEveryMs);
  }
}

const verbs = {
  "put an answer live": "Change",
  "added an answer": "Add",
  "retired an answer": "Retire",
} as const satisfies Record<KeptProposal["did"], string>;
const longestSubject = 72;

/** Whether whoever puts it live wrote all of it. By name too, since one password is one id for all. */
function isOwn({ person, authors }: Hands): boolean {
  return authors.every(({ id, name }) => id === person.id && name === person.name);
}

function messageFor({ did, title, changes }: KeptProposal, hands: Hands): string {
  const [, ...others] = hands.authors;
  const subject = `${verbs[did]}: ${title.replace(/\s+/g, " ")}`;
  const short = subject.length > longestSubject ? `${subject.slice(0, longestSubject - 1)}…` : subject;
  const files = changes.map(({ file, after }) => `${after === undefined ? "Deleted" : "Written"}: ${file}`);
  const trailers = [
    ...others.map((other) => `Co-authored-by: ${signatureOf(other)}`),
    ...(isOwn(hands) ? [] : [`Reviewed-by: ${signatureOf(hands.person)}`]),
  ];
  return [short, "", "Put live on the staff pages.", "", ...files, "", ...trailers, ""].join("\n");
}
