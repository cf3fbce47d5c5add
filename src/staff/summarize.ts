import type { Day } from "../content/dated-text.js";
import type { Counted, Insights } from "../conversation/insights.js";

/** What was counted in a stretch of days. */
export interface Totals {
  /** Messages that asked for something: answered, asked back, or without an answer. */
  readonly questions: number;
  /** Those of them that got an answer or a signpost. */
  readonly answered: number;
  /** How often people asked for a person. */
  readonly handOvers: number;
  readonly crises: number;
  readonly distress: number;
  readonly useful: number;
  readonly notUseful: number;
}

export interface Named<T> {
  readonly name: string;
  readonly value: T;
}

type Turn = Insights["turns"][number];

const handOver = "talk-to-a-person";

/** What was counted from a day on, up to a last day, both included. */
export function totalsOf({ turns, feedback }: Insights, since: Day, until: Day): Totals {
  const isLate = ({ day }: Counted): boolean => day >= since && day <= until;
  const late = turns.filter(isLate);
  const said = feedback.filter(isLate);
  return {
    ...questionsIn(late),
    handOvers: timesOf(late.filter(({ name }) => name === handOver)),
    crises: timesOf(late.filter(({ kind }) => kind === "crisis")),
    distress: timesOf(late.filter(({ kind }) => kind === "concern")),
    useful: timesOf(said.filter(({ useful }) => useful)),
    notUseful: timesOf(said.filter(({ useful }) => !useful)),
  };
}

export type Asked = Pick<Totals, "questions" | "answered">;

/** Questions of each of the days, in their order, days without any included. */
export function askedByDay({ turns }: Insights, days: readonly Day[]): Named<Asked>[] {
  return days.map((day) => ({ name: day, value: questionsIn(turns.filter((turn) => turn.day === day)) }));
}

/** The insights of one channel; feedback is counted without its channel and left out. */
export function ofChannel({ turns }: Insights, wanted: string): Insights {
  return { turns: turns.filter(({ channel }) => channel === wanted), questions: [], feedback: [] };
}

/** Questions of each channel since a day, the busiest first. */
export function askedByChannel({ turns }: Insights, since: Day): Named<Asked>[] {
  const late = turns.filter(({ day }) => day >= since);
  return [...new Set(late.map(({ channel }) => channel))]
    .map((name) => ({ name, value: questionsIn(late.filter(({ channel }) => channel === name)) }))
    .sort((a, b) => b.value.questions - a.value.questions);
}

/** The entries that were given most since a day, by id, at most `limit`. */
export function mostGiven({ turns }: Insights, since: Day, limit: number): Named<number>[] {
  const times = new Map<string, number>();
  for (const turn of turns)
    if (turn.day >= since && isAnswered(turn) && turn.name !== undefined)
      times.set(turn.name, (times.get(turn.name) ?? 0) + turn.times);
  return [...times]
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value)
    .slice(0, limit);
}

function questionsIn(turns: readonly Turn[]): Asked {
  const answered = timesOf(turns.filter(isAnswered));
  const others = turns.filter(
    ({ kind, name }) => kind === "clarify" || (kind === "no-answer" && name !== "switched-off"),
  );
  return { questions: answered + timesOf(others), answered };
}

function isAnswered({ kind }: Turn): boolean {
  return kind === "answer" || kind === "signpost";
}

function timesOf(counted: readonly Counted[]): number {
  return counted.reduce((sum, { times }) => sum + times, 0);
}
