import type { Snapshot } from "../content/snapshot.js";
import type { Insights } from "../conversation/insights.js";
import { groupByLikeness, type Said } from "./group-by-likeness.js";

/** Questions that ask for the same and were not answered. */
export interface Gap {
  /** The entries that come nearest, the likeliest first; empty where none does. */
  readonly nearest: readonly string[];
  readonly times: number;
  /** The most frequent first. */
  readonly questions: readonly Said[];
}

/** An answer that more people called unhelpful than helpful, with what it answered, the most frequent first. */
export interface BadlyRated {
  readonly entry: string;
  readonly useful: number;
  readonly notUseful: number;
  readonly questions: readonly Said[];
}

/** What was asked and had no answer, each question once, the most frequent first; those taken for something else altogether ("who won the football") apart. */
export function unansweredQuestions({ questions }: Insights): { readonly open: Said[]; readonly offTopic: Said[] } {
  const missed = questions.filter(({ kind, name }) => kind === "no-answer" && name !== "switched-off");
  const isOffTopic = ({ name = "" }: (typeof missed)[number]): boolean => name.startsWith(otherTopics);
  return {
    open: countSame(missed.filter((one) => !isOffTopic(one))),
    offTopic: countSame(missed.filter(isOffTopic)),
  };
}

/** Steps of this folder answer what has nothing to do with the knowledge. */
const otherTopics = "no-answer/";

function countSame(all: readonly Said[]): Said[] {
  const times = new Map<string, number>();
  for (const one of all) times.set(one.question, (times.get(one.question) ?? 0) + one.times);
  return [...times].map(([question, count]) => ({ question, times: count })).sort((a, b) => b.times - a.times);
}

const mostNear = 3;
const leastShare = 0.05;

/** Questions without an answer, grouped by likeness, the most frequent first. */
export function findGaps(questions: readonly Said[], { index }: Snapshot): Gap[] {
  return groupByLikeness(questions, index)
    .map((group) => ({
      nearest: nearestOf(group, index),
      times: group.reduce((sum, { times }) => sum + times, 0),
      questions: group,
    }))
    .sort((a, b) => b.times - a.times);
}

/** The entries that most of the questions come near to. */
function nearestOf(group: readonly Said[], index: Snapshot["index"]): string[] {
  const shares = new Map<string, number>();
  for (const { question, times } of group)
    for (const { target, share, coverage } of index.rank(index.understand(question), mostNear + 1))
      if (target.kind === "entry" && coverage > 0 && share >= leastShare)
        shares.set(target.id, (shares.get(target.id) ?? 0) + share * times);
  return [...shares]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostNear)
    .map(([id]) => id);
}

const mostAnswered = 5;

/** The answers that were called unhelpful more often than helpful, the worst first. */
export function findBadlyRated({ feedback, questions }: Insights): BadlyRated[] {
  const times = (entry: string, wanted: boolean): number =>
    feedback.filter((one) => one.entry === entry && one.useful === wanted).reduce((sum, one) => sum + one.times, 0);
  return [...new Set(feedback.map(({ entry }) => entry))]
    .map((entry) => ({
      entry,
      useful: times(entry, true),
      notUseful: times(entry, false),
      questions: countSame(questions.filter(({ name }) => name === entry)).slice(0, mostAnswered),
    }))
    .filter(({ useful, notUseful }) => notUseful > useful)
    .sort((a, b) => b.notUseful - b.useful - (a.notUseful - a.useful));
}

/** Both as lines for a terminal. */
export function showGaps(gaps: readonly Gap[], badlyRated: readonly BadlyRated[]): string {
  const unanswered = gaps.flatMap(({ nearest, times, questions }) => [
    "",
    nearest.length === 0
      ? `${times} × near nothing that is there: write a new entry (npm run kb -- new)`
      : `${times} × near ${nearest.join(", ")}: add a phrasing to one of them, or write a new entry`,
    ...questions.map((one) => `  ${String(one.times).padStart(4)}  ${one.question}`),
  ]);
  const unhelpful = badlyRated.flatMap(({ entry, useful, notUseful, questions }) => [
    "",
    `${entry}: ${notUseful} said it did not help, ${useful} that it did`,
    ...questions.map(({ question }) => `        ${question}`),
  ]);
  return [
    gaps.length === 0 ? "Every question that was asked had an answer." : "Questions without an answer:",
    ...unanswered,
    ...(badlyRated.length === 0 ? [] : ["", "Answers that did not help:", ...unhelpful]),
  ].join("\n");
}
