import type { RequiredStep } from "../content/check-references.js";
import { helpGiven, sayHelp } from "./follow-help.js";
import { heardSteps } from "./heard-steps.js";
import { freshState } from "./state.js";
import {
  answerWith,
  clarify,
  entryNamed,
  type Outcome,
  questionsOf,
  type Stage,
  sayAtItsLevel,
  sayStep,
  type Turn,
} from "./turn.js";

/** Steps whose words ask the program to do something; all others are only said. */
const commands: Partial<Record<RequiredStep, Stage>> = {
  "nothing-to-repeat": sayAgain,
  "no-easier-words": sayMoreSimply,
  "nothing-more": tellMore,
  "start-again": (turn) => ({ ...sayStep(turn, "step", "start-again"), state: freshState }),
  "sorry-not-that": offerAnother,
  "useful-yes": (turn) => keepFeedback(turn, true),
  "useful-no": (turn) => keepFeedback(turn, false),
  yes: agree,
  no: decline,
};

/** Answers small talk and commands: a message that consists of nothing else, or that is close to nothing else. */
export function followCommand(turn: Turn): Outcome | undefined {
  const step = heardSteps(turn.read, turn.snapshot).at(-1);
  return step === undefined ? undefined : followStep(turn, step);
}

/** Says a step that a message asked for, or does what it stands for. Where it says that there is no answer, the entries `instead` are offered first. */
export function followStep(turn: Turn, step: string, instead: readonly string[] = []): Outcome {
  const command = isCommand(step) ? commands[step] : undefined;
  const kind = kindOf(step);
  return command?.(turn) ?? sayStep(turn, kind, step, kind === "no-answer" ? questionsOf(turn, instead) : []);
}

/** Steps of the folders `small-talk/` and `no-answer/` are replies of their own kinds. */
export function kindOf(step: string): "small-talk" | "no-answer" | "step" {
  if (step.startsWith("small-talk/")) return "small-talk";
  return step.startsWith("no-answer") ? "no-answer" : "step";
}

/** Whether the step stands for something to do in a chat, and says nothing by itself. */
export function isCommand(step: string): step is keyof typeof commands {
  return step in commands;
}

function sayAgain(turn: Turn): Outcome | undefined {
  const { last } = turn.state;
  if (last === undefined) return undefined;
  if (last.kind === "clarify") return clarify(turn, last.ids, 0);
  if (last.kind === "step") {
    const step = turn.snapshot.steps.get(last.id);
    return step && sayAtItsLevel(turn, step);
  }
  const entry = entryNamed(turn, last.id);
  return entry === undefined ? undefined : answerWith(turn, entry, { easy: last.easy, others: turn.state.others });
}

function sayMoreSimply(turn: Turn): Outcome | undefined {
  const help = helpGiven(turn);
  if (help !== undefined) return sayHelp(turn, help, true);
  const entry = entryNamed(turn, turn.state.topic);
  if (entry?.easyRead === undefined) return undefined;
  return answerWith(turn, entry, { easy: true, others: turn.state.others });
}

function tellMore(turn: Turn): Outcome | undefined {
  const entry = entryNamed(turn, turn.state.topic);
  const [next, ...rest] = entry?.related ?? [];
  const more = entryNamed(turn, next);
  return more === undefined ? undefined : answerWith(turn, more, { first: rest });
}

function offerAnother(turn: Turn): Outcome | undefined {
  const [next, ...rest] = turn.state.others;
  const entry = entryNamed(turn, next);
  if (entry === undefined) return undefined;
  return sayStep({ ...turn, state: { ...turn.state, others: rest } }, "step", "sorry-not-that", [
    entry.question,
    ...questionsOf(turn, rest.slice(0, 1)),
  ]);
}

function keepFeedback(turn: Turn, useful: boolean): Outcome {
  const said = sayStep(turn, "step", useful ? "useful-yes" : "useful-no");
  const { topic } = turn.state;
  return topic === undefined ? said : { ...said, feedback: { entry: topic, useful } };
}

function agree(turn: Turn): Outcome | undefined {
  const { last } = turn.state;
  const offered = last?.kind === "clarify" ? last.ids[0] : undefined;
  const entry = entryNamed(turn, offered);
  return entry === undefined ? undefined : answerWith(turn, entry);
}

function decline(turn: Turn): Outcome | undefined {
  return turn.state.last?.kind === "clarify" ? sayStep(turn, "no-answer", "no-answer") : undefined;
}
