import type { Day } from "../content/dated-text.js";
import type { Entry, Snapshot } from "../content/snapshot.js";
import { isEntryReply, type Reply } from "../conversation/reply.js";
import { freshState } from "../conversation/state.js";
import { takeTurn } from "../conversation/take-turn.js";
import { decisionOf } from "./compare-decisions.js";
import { noonOf } from "./days.js";

/** A question that an entry must answer, and what it got on the day. */
export interface ExampleResult {
  readonly entry: string;
  readonly file: string;
  readonly line: number;
  readonly question: string;
  readonly isRight: boolean;
  /** What was decided, in a few words. */
  readonly got: string;
}

/** Asks each entry's own question and its examples as the first message of a chat, in the order of the entries. */
export function runExamples(entries: Iterable<Entry>, snapshot: Snapshot, day: Day): ExampleResult[] {
  const now = noonOf(day);
  return [...entries].flatMap(({ id, file, question, examples, lines }) =>
    [question, ...examples].map((asked, at) => {
      const { reply } = takeTurn({ text: asked }, freshState, snapshot, now);
      const line = (at === 0 ? lines.question : lines.examples[at - 1]) ?? 1;
      return { entry: id, file, line, question: asked, isRight: entryIn(reply) === id, got: decisionOf(reply) };
    }),
  );
}

/** The entry that a reply gives, after kind words too. */
function entryIn(reply: Reply): string | undefined {
  if (isEntryReply(reply)) return reply.entry;
  return reply.kind === "concern" ? reply.answered?.entry : undefined;
}
