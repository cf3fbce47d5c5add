import { type Day, dayOf, textOn } from "../content/dated-text.js";
import type { Entry, Snapshot, Step } from "../content/snapshot.js";
import type { Understood } from "../language/understand.js";
import { type Concern, findConcern } from "../safeguarding/find-concern.js";
import type { Feedback } from "./ports.js";
import type { EntryReply, Reply, StepReply, Words } from "./reply.js";
import { type ConversationState, freshState } from "./state.js";

/** One turn as its stages see it. */
export interface Turn {
  readonly text: string;
  readonly read: Understood;
  /** The danger or distress that the text tells of. */
  readonly concern: Concern | undefined;
  readonly state: ConversationState;
  readonly snapshot: Snapshot;
  readonly day: Day;
}

/** What a stage decides: the reply, and what is remembered after it. */
export interface Outcome {
  readonly reply: Reply;
  readonly state: ConversationState;
  /** What the person said of the last answer, where this message said so. */
  readonly feedback?: Feedback;
}

/** A stage of the turn: gives an outcome, or undefined to leave the message to the next stage. */
export type Stage = (turn: Turn) => Outcome | undefined;

const mostSuggestions = 3;

/** A turn at its beginning: the text understood, and looked through for danger. Without a state it stands outside any conversation. */
export function beginTurn(text: string, snapshot: Snapshot, now: Date, state: ConversationState = freshState): Turn {
  const read = snapshot.index.understand(text);
  return { text, read, concern: findConcern(text, snapshot), state, snapshot, day: dayOf(now) };
}

/** Answers with an entry. `others` are the next best ones, kept for "that is not what I asked"; `first` are offered before the related ones. */
export function answerWith(
  turn: Turn,
  entry: Entry,
  {
    confidence = 1,
    others = [],
    first = [],
    easy = false,
  }: { confidence?: number; others?: readonly string[]; first?: readonly string[]; easy?: boolean } = {},
): Outcome {
  const words = wordsOf(entry, turn.day);
  const shown = easy && words.easyRead !== undefined ? { markdown: words.easyRead } : words;
  const next = [...first, ...entry.related].filter((id) => id !== entry.id);
  const reply: EntryReply = {
    kind: entry.kind,
    entry: entry.id,
    question: entry.question,
    confidence,
    words: shown,
    source: { title: entry.source.title, url: entry.source.url, checked: entry.checked },
    suggestions: questionsOf(turn, [...new Set(next)]).slice(0, mostSuggestions),
  };
  return {
    reply,
    state: {
      version: 1,
      last: { kind: "entry", id: entry.id, easy },
      topic: entry.id,
      list: listOf(turn, entry)?.id ?? turn.state.list,
      others: [...others].slice(0, 5),
    },
  };
}

/** Says a step. The topic stays as it was, so that a follow-up after it still finds its way. */
export function sayStep(
  turn: Turn,
  kind: StepReply["kind"] | "concern",
  id: string,
  first: readonly string[] = [],
): Outcome {
  const step = stepNamed(turn, id);
  const reply = {
    kind,
    step: id,
    words: wordsOf(step, turn.day),
    suggestions: [...first, ...step.choices.map(({ say }) => say)],
  };
  return { reply, state: { ...turn.state, last: { kind: "step", id } } };
}

/** Says a step as what it is: help in danger or distress, or any other. */
export function sayAtItsLevel(turn: Turn, { id, concern }: Step): Outcome {
  return sayStep(turn, concern?.level ?? "step", id);
}

/** Offers two or three entries' questions to choose from. */
export function clarify(turn: Turn, ids: readonly string[], confidence: number): Outcome {
  const reply: Reply = {
    kind: "clarify",
    confidence,
    words: wordsOf(stepNamed(turn, "clarify"), turn.day),
    suggestions: questionsOf(turn, ids),
  };
  return { reply, state: { ...turn.state, last: { kind: "clarify", ids: [...ids] }, others: [] } };
}

/** The step of this name. Throws when there is none: loading has already checked that all names lead somewhere. */
export function stepNamed({ snapshot }: Turn, id: string): Step {
  const step = snapshot.steps.get(id);
  if (step === undefined) throw new Error(`There is no step "${id}" in this snapshot`);
  return step;
}

/** The entry of this name, undefined where an edit has removed it since. */
export function entryNamed({ snapshot }: Turn, id: string | undefined): Entry | undefined {
  return id === undefined ? undefined : snapshot.entries.get(id);
}

/** The list that an entry is, or is a part of. */
export function listOf({ snapshot }: Turn, entry: Entry): Entry | undefined {
  if (entry.parts.length > 0) return entry;
  return [...snapshot.entries.values()].find(({ parts }) => parts.includes(entry.id));
}

/** The entries that a step's choices lead to. */
export function entriesOfferedBy({ choices }: Step): string[] {
  return choices.flatMap(({ goTo }) => (goTo.kind === "entry" ? [goTo.id] : []));
}

/** The questions of the entries that there are, by their names. */
export function questionsOf({ snapshot }: Turn, ids: readonly string[]): string[] {
  return ids.flatMap((id) => snapshot.entries.get(id)?.question ?? []);
}

function wordsOf({ text, easyRead }: Pick<Entry, "text" | "easyRead">, day: Day): Words {
  const markdown = textOn(text, day);
  return easyRead === undefined ? { markdown } : { markdown, easyRead: textOn(easyRead, day) };
}
