import type { Entry, Snapshot } from "../content/snapshot.js";
import type { SearchIndex } from "../search/search-index.js";
import type { Question, Versions } from "./compare-decisions.js";

/** Two versions, and the files in which they differ. */
export interface Changed extends Omit<Versions, "now"> {
  readonly files: ReadonlySet<string>;
}

/** Both versions' phrasings of all entries, each once, those of the changed entries first. */
export function examplesOf({ before, after, files }: Changed): Question[] {
  const entries = [...after.entries.values(), ...before.entries.values()];
  const inOrder = [...entries.filter(({ file }) => files.has(file)), ...entries.filter(({ file }) => !files.has(file))];
  const examples = new Map<string, Question>();
  for (const entry of inOrder)
    for (const text of asksOf(entry))
      if (!examples.has(text)) examples.set(text, { text, belongsTo: entry.id, times: 0 });
  return [...examples.values()];
}

/**
 * The questions that a change can move: those of the changed entries, and those that share a word or an idea with what was put in or taken out, since
 * only the weights of these move. All of them, where more than entries has changed.
 */
export function touchedQuestions(questions: readonly Question[], changed: Changed): Question[] {
  const { before, after, files } = changed;
  const entries = [...before.entries.values(), ...after.entries.values()].filter(({ file }) => files.has(file));
  const isOfEntries = [...files].every((file) => entries.some((entry) => entry.file === file));
  if (!isOfEntries) return [...questions];
  const ids = new Set(entries.map(({ id }) => id));
  const marks = changedMarks(ids, changed);
  const sharesMark = (text: string): boolean =>
    [before, after].some(({ index }) => marksOf(text, index).some((mark) => marks.has(mark)));
  return questions.filter(({ text, belongsTo }) => (belongsTo !== undefined && ids.has(belongsTo)) || sharesMark(text));
}

/**
 * Whether a phrasing of an entry can be decided differently at all, told from the ranking alone: in a third of the time that a turn takes. A phrasing has one
 * meaning, so that its decision follows its first candidate.
 */
export function mayDiffer(text: string, { before, after }: Omit<Changed, "files">): boolean {
  const [old, next] = [before, after].map(({ index }) => index.rank(index.understand(text), 1)[0]);
  if (old === undefined || next === undefined) return old !== next;
  const isNear = Math.abs(old.share - next.share) < nearShare && Math.abs(old.coverage - next.coverage) < nearCoverage;
  return !isNear || old.target.id !== next.target.id || old.target.kind !== next.target.kind;
}

const nearShare = 0.05;
const nearCoverage = 0.01;

/** The words and ideas of the lines that only one of the versions has. */
function changedMarks(ids: ReadonlySet<string>, { before, after }: Changed): Set<string> {
  const [old, next] = [linesOf(ids, before), linesOf(ids, after)];
  const lines = [...new Set([...old, ...next])].filter((line) => !old.has(line) || !next.has(line));
  return new Set(lines.flatMap((line) => [before, after].flatMap(({ index }) => marksOf(line, index))));
}

function linesOf(ids: ReadonlySet<string>, { index }: Snapshot): Set<string> {
  const targets = index.targets.filter(({ kind, id }) => kind === "entry" && ids.has(id));
  return new Set(targets.flatMap(({ phrasings, body }) => [...phrasings, ...body.split(/\n+|(?<=[.!?])\s+/)]));
}

function marksOf(text: string, index: SearchIndex): string[] {
  const { words, concepts } = index.understand(text);
  return [
    ...words.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem),
    ...concepts.map((name) => `: ${name}`),
  ];
}

function asksOf({ question, phrasings }: Entry): readonly string[] {
  return [question, ...phrasings];
}
