import type { Day } from "../../content/dated-text.js";
import type { Insights } from "../../conversation/insights.js";
import { daysAfter } from "../../staff/days.js";
import { type Totals, totalsOf } from "../../staff/summarize.js";
import { percent, Table } from "../table.js";

interface NumbersProps {
  readonly insights: Insights;
  readonly today: Day;
  readonly countedDays: number;
}

const figures: readonly { readonly title: string; readonly show: (totals: Totals) => string | number }[] = [
  { title: "Questions", show: ({ questions }) => questions },
  { title: "Answered", show: ({ answered, questions }) => percent(answered, questions) },
  { title: "Called useful, of those who said", show: ({ useful, notUseful }) => percent(useful, useful + notUseful) },
  { title: "Asked for a person", show: ({ handOvers }) => handOvers },
  { title: "Help in a crisis", show: ({ crises }) => crises },
  { title: "Kind words for distress", show: ({ distress }) => distress },
];

const stretchDays = 28;

/** What was counted lately in large figures, each beside the stretch of days before, and over other stretches as a table. */
export function Numbers({ insights, today, countedDays }: NumbersProps) {
  const last = (days: number): Totals => totalsOf(insights, daysAfter(today, 1 - days), today);
  const since = daysAfter(today, 1 - stretchDays);
  const before = totalsOf(insights, daysAfter(since, -stretchDays), daysAfter(since, -1));
  const stretches = [1, 7, stretchDays, countedDays].filter(
    (days, at, all) => days <= countedDays && all.indexOf(days) === at,
  );
  return (
    <>
      <dl class="figures">
        {figures.map(({ title, show }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <strong>{show(last(stretchDays))}</strong>
              {before.questions === 0 ? null : <span class="hint">28 days before: {show(before)}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>Today, this week and longer</summary>
        <Table
          caption="Messages of all channels"
          columns={["What", ...stretches.map((days) => (days === 1 ? "Today" : `${days} days`))]}
          rows={figures.map(({ title, show }) => ({
            key: title,
            cells: [title, ...stretches.map((days) => show(last(days)))],
          }))}
        />
      </details>
    </>
  );
}
