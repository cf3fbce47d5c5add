import type { Snapshot } from "../content/snapshot.js";
import type { Insights } from "../conversation/insights.js";

/** Questions that were not answered and have the same nearest entry. */
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
  const groups = new Map<string, Map<string, number>>();
  for (const { kind, name, question, times } of questions) {
    if (kind !== "no-answer" || name === "switched-off") continue;
    const [first] = index.rank(index.understand(question), 1);
    const nearest = first?.target.kind === "entry" && first.coverage > 0 ? first.target.id : "";
    const group = groups.get(nearest) ?? new Map<string, number>();
    groups.set(nearest, group.set(question, (group.get(question) ?? 0) + times));
  }
  return [...groups]
    .map(([nearest, group]) => {
      const asked = [...group].map(([question, times]) => ({ question, times })).sort((a, b) => b.times - a.times);
      const times = asked.reduce((sum, one) => sum + one.times, 0);
      return { ...(nearest === "" ? {} : { nearest }), times, questions: asked };
    })
    .sort((a, b) => b.times - a.times);
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
    `${times} × near ${nearest ?? "nothing that is there"}`,
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
