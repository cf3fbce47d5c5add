import type { Snapshot } from "../content/snapshot.js";
import type { Insights } from "../conversation/insights.js";

/** Questions that were not answered and are alike: they have the same nearest entry, or share most of their words. */
export interface Gap {
  /** The entry that comes nearest; missing where nothing does. */
  readonly nearest?: string;
  readonly times: number;
  readonly questions: readonly { readonly question: string; readonly times: number }[];
}

/** An answer that more people called unhelpful than helpful, with what it answered. */
export interface BadlyRated {
  readonly entry: string;
  readonly useful: number;
  readonly notUseful: number;
  readonly questions: readonly string[];
}

/** What was asked and had no answer, grouped by likeness, the most frequent first. */
export function findGaps({ questions }: Insights, { index }: Snapshot): Gap[] {
  const groups: Group[] = [];
  for (const { kind, name, question, times } of questions) {
    if (kind !== "no-answer" || name === "switched-off") continue;
    const read = index.understand(question);
    const [first] = index.rank(read, 1);
    const nearest = first?.target.kind === "entry" && first.coverage > 0 ? first.target.id : undefined;
    const topics = new Set(read.words.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem));
    const group = groups.find((one) => belongs(nearest, topics, one)) ?? { nearest, topics, asked: new Map() };
    if (group.asked.size === 0) groups.push(group);
    group.asked.set(question, (group.asked.get(question) ?? 0) + times);
  }
  return groups.map(toGap).sort((a, b) => b.times - a.times);
}

interface Group {
  readonly nearest: string | undefined;
  /** The stems of the first question's words of topic. */
  readonly topics: ReadonlySet<string>;
  readonly asked: Map<string, number>;
}

/** What is near no entry belongs together where it shares half of its words of topic. */
function belongs(nearest: string | undefined, topics: ReadonlySet<string>, group: Group): boolean {
  if (nearest !== undefined || group.nearest !== undefined) return nearest === group.nearest;
  const shared = [...topics].filter((topic) => group.topics.has(topic)).length;
  return shared > 0 && shared * 2 >= Math.min(topics.size, group.topics.size);
}

function toGap({ nearest, asked }: Group): Gap {
  const questions = [...asked].map(([question, times]) => ({ question, times })).sort((a, b) => b.times - a.times);
  const times = questions.reduce((sum, one) => sum + one.times, 0);
  return { ...(nearest === undefined ? {} : { nearest }), times, questions };
}

/** The answers that were called unhelpful more often than helpful, the worst first. */
export function findBadlyRated({ feedback, questions }: Insights): BadlyRated[] {
  const times = (entry: string, wanted: boolean): number =>
    feedback.filter((one) => one.entry === entry && one.useful === wanted).reduce((sum, one) => sum + one.times, 0);
  return [...new Set(feedback.map(({ entry }) => entry))]
    .map((entry) => ({
      entry,
      useful: times(entry, true),
      notUseful: times(entry, false),
      questions: [...new Set(questions.filter(({ name }) => name === entry).map(({ question }) => question))].slice(
        0,
        5,
      ),
    }))
    .filter(({ useful, notUseful }) => notUseful > useful)
    .sort((a, b) => b.notUseful - b.useful - (a.notUseful - a.useful));
}

/** Both as lines for a terminal. */
export function showGaps(gaps: readonly Gap[], badlyRated: readonly BadlyRated[]): string {
  const unanswered = gaps.flatMap(({ nearest, times, questions }) => [
    "",
    nearest === undefined
      ? `${times} × near nothing that is there: write a new entry (npm run kb -- new)`
      : `${times} × near ${nearest}: add a phrasing to it, or write a new entry`,
    ...questions.map((one) => `  ${String(one.times).padStart(4)}  ${one.question}`),
  ]);
  const unhelpful = badlyRated.flatMap(({ entry, useful, notUseful, questions }) => [
    "",
    `${entry}: ${notUseful} said it did not help, ${useful} that it did`,
    ...questions.map((question) => `        ${question}`),
  ]);
  return [
    gaps.length === 0 ? "Every question that was asked had an answer." : "Questions without an answer:",
    ...unanswered,
    ...(badlyRated.length === 0 ? [] : ["", "Answers that did not help:", ...unhelpful]),
  ].join("\n");
}
