import type { Entry, Snapshot } from "../content/snapshot.js";
import type { Reply } from "../conversation/reply.js";
import { freshState } from "../conversation/state.js";
import { takeTurn } from "../conversation/take-turn.js";

/** A question that two snapshots answer differently, with what each decides in a few words. */
export interface Difference {
  readonly question: string;
  readonly before: string;
  readonly after: string;
}

/** What a change does to the answers of questions: how many were looked at, and those that are decided differently. */
export interface Impact {
  readonly looked: number;
  readonly differences: readonly Difference[];
}

/** Asks both snapshots each question as the first of a conversation. */
export function compareDecisions(
  questions: readonly string[],
  { before, after, now }: { readonly before: Snapshot; readonly after: Snapshot; readonly now: Date },
): Impact {
  const decide = (question: string, snapshot: Snapshot): string =>
    decisionOf(takeTurn({ text: question }, freshState, snapshot, now).reply);
  const differences = questions
    .map((question) => ({ question, before: decide(question, before), after: decide(question, after) }))
    .filter((one) => one.before !== one.after);
  return { looked: questions.length, differences };
}

/** What a reply decides, in a few words. */
export function decisionOf(reply: Reply): string {
  switch (reply.kind) {
    case "answer":
    case "signpost":
      return reply.question;
    case "clarify":
      return `A choice: ${reply.suggestions.join(" / ")}`;
    case "concern":
      return reply.answered === undefined ? reply.step : `${reply.step}, and ${decisionOf(reply.answered)}`;
    case "no-answer":
      return "No answer";
    case "crisis":
    case "step":
    case "small-talk":
    case "refused":
      return `The step ${reply.step}`;
  }
}

const nearest = 5;
const leastShare = 0.02;

/**
 * The phrasings whose answers a change may move: those of the changed entries, of the entries that compete with them before or after, and
 * of those that they are related to. At most `most`, those of the changed entries first.
 */
export function phrasingsNear(ids: ReadonlySet<string>, snapshots: readonly Snapshot[], most: number): string[] {
  const rivals = snapshots.flatMap((snapshot) => [...ids].flatMap((id) => rivalsOf(id, snapshot)));
  const near = [...new Set([...ids, ...rivals])];
  const said = near.flatMap((id) => snapshots.flatMap(({ entries }) => asksOf(entries.get(id))));
  return [...new Set(said)].slice(0, most);
}

/** The entries that an entry is related to, and those that any of its phrasings might be taken for. */
function rivalsOf(id: string, { entries, index }: Snapshot): string[] {
  const entry = entries.get(id);
  const candidates = asksOf(entry).flatMap((ask) => index.rank(index.understand(ask), nearest));
  const rivals = candidates.filter(({ target, share }) => target.kind === "entry" && share >= leastShare);
  return [...(entry?.related ?? []), ...rivals.map(({ target }) => target.id)];
}

function asksOf(entry: Entry | undefined): readonly string[] {
  return entry === undefined ? [] : [entry.question, ...entry.phrasings];
}
