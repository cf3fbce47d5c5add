import type { Choice } from "../content/snapshot.js";
import { plainKey } from "../language/plain-key.js";
import { answerWith, entryNamed, type Outcome, sayStep, stepNamed, type Turn } from "./turn.js";

/** Follows a choice of the step that is open, or an entry's own question: pressed as a button or typed in full. */
export function followChoice(turn: Turn): Outcome | undefined {
  const said = plainKey(turn.text);
  const choice = openChoices(turn).find(({ say }) => plainKey(say) === said);
  if (choice !== undefined) return follow(turn, choice);
  const entry = [...turn.snapshot.entries.values()].find(({ question }) => plainKey(question) === said);
  return entry === undefined ? undefined : answerWith(turn, entry);
}

function openChoices(turn: Turn): readonly Choice[] {
  const { last } = turn.state;
  return last?.kind === "step" && turn.snapshot.steps.has(last.id) ? stepNamed(turn, last.id).choices : [];
}

function follow(turn: Turn, { goTo }: Choice): Outcome | undefined {
  if (goTo.kind === "step") return sayStep(turn, "step", goTo.id);
  const entry = entryNamed(turn, goTo.id);
  return entry === undefined ? undefined : answerWith(turn, entry);
}
