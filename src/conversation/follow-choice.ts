import type { Choice, Entry, Snapshot } from "../content/snapshot.js";
import { plainKey } from "../language/plain-key.js";
import { answerWith, entryNamed, type Outcome, sayStep, stepNamed, type Turn } from "./turn.js";

/** Follows a choice of the step that is open, or an entry's own question: pressed as a button or typed in full. */
export function followChoice(turn: Turn): Outcome | undefined {
  const said = plainKey(turn.text);
  const choice = openChoices(turn).find(({ say }) => plainKey(say) === said);
  if (choice !== undefined) return follow(turn, choice);
  const entry = entriesByQuestion(turn.snapshot).get(said);
  return entry === undefined ? undefined : answerWith(turn, entry);
}

const known = new WeakMap<Snapshot, ReadonlyMap<string, Entry>>();

/** The entries by their question's key; of those that share one, the first. */
function entriesByQuestion(snapshot: Snapshot): ReadonlyMap<string, Entry> {
  const before = known.get(snapshot);
  if (before !== undefined) return before;
  const last = [...snapshot.entries.values()].reverse();
  const entries = new Map(last.map((entry) => [plainKey(entry.question), entry]));
  known.set(snapshot, entries);
  return entries;
}

/** The choices of the step that is open; none where no step is. */
export function openChoices(turn: Turn): readonly Choice[] {
  const { last } = turn.state;
  return last?.kind === "step" && turn.snapshot.steps.has(last.id) ? stepNamed(turn, last.id).choices : [];
}

/** Says the step or answers with the entry that a choice leads to; undefined where an edit has removed the entry since. */
export function follow(turn: Turn, { goTo }: Choice): Outcome | undefined {
  if (goTo.kind === "step") return sayStep(turn, "step", goTo.id);
  const entry = entryNamed(turn, goTo.id);
  return entry === undefined ? undefined : answerWith(turn, entry);
}
