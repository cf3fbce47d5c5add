import type { Day } from "../../content/dated-text.js";
import type { Insights } from "../../conversation/insights.js";
import { longDay } from "../../rendering/long-day.js";
import { daysAfter } from "../../staff/days.js";
import { type Asked, askedByChannel, askedByDay, type Named, ofChannel, totalsOf } from "../../staff/summarize.js";
import { percent, Table } from "../table.js";
import { BarChart } from "./bar-chart.js";

interface TrendsProps {
  readonly insights: Insights;
  readonly today: Day;
  readonly countedDays: number;
}

const shownDays = 28;

/** Questions by day, of all channels and of each, with the same numbers as a table behind them. */
export function DayTrends({ insights, today }: TrendsProps) {
  const since = daysAfter(today, 1 - shownDays);
  const days = Array.from({ length: shownDays }, (_none, at) => daysAfter(since, at));
  const all = { name: "All channels", days: askedByDay(insights, days) };
  const channels = askedByChannel(insights, since).map(({ name }) => ({
    name: channelName(name),
    days: askedByDay(ofChannel(insights, name), days),
  }));
  // One channel by itself is all channels.
  const shown = channels.length > 1 ? [all, ...channels] : [all];
  const most = Math.max(1, ...all.days.map(({ value }) => value.questions));
  return (
    <>
      <p class="hint">Filled: answered. Outlined: asked back, or without an answer. All charts have the same scale.</p>
      {shown.map((one, at) => (
        <DayChart key={one.name} id={`days-${at}`} {...one} most={most} />
      ))}
      <details>
        <summary>The numbers by day and channel</summary>
        <Table
          caption="Questions by day and channel, and how many of them were answered"
          columns={["Day", ...shown.map(({ name }) => name)]}
          rows={days.map((day, at) => ({
            key: day,
            cells: [longDay(day), ...shown.map(({ days: its }) => answeredOf(its[at]))],
          }))}
        />
      </details>
    </>
  );
}

interface DayChartProps {
  readonly id: string;
  readonly name: string;
  readonly days: readonly Named<Asked>[];
  readonly most: number;
}

function DayChart({ id, name, days, most }: DayChartProps) {
  const [from, to] = [longDay(days[0]?.name ?? ""), longDay(days.at(-1)?.name ?? "")];
  const asked = days.reduce((sum, { value }) => sum + value.questions, 0);
  const answered = days.reduce((sum, { value }) => sum + value.answered, 0);
  const summary = `From ${from} to ${to}: ${asked} questions, ${percent(answered, asked)} answered. The table below has every number.`;
  const bars = days.map((day) => ({ name: day.name, whole: day.value.questions, part: day.value.answered }));
  const words = { title: `${name}: ${asked} questions`, summary, mostSays: `the height is ${most} a day`, from, to };
  return <BarChart id={id} bars={bars} most={most} {...words} />;
}

function answeredOf(day: Named<Asked> | undefined): string {
  const { questions, answered } = day?.value ?? { questions: 0, answered: 0 };
  return questions === 0 ? "0" : `${questions}, ${answered} answered`;
}

/** The share that was answered, and the share that was called useful, by week. */
export function WeekTrends({ insights, today, countedDays }: TrendsProps) {
  const count = Math.min(13, Math.floor(countedDays / 7));
  if (count < 2) return null;
  const weeks = Array.from({ length: count }, (_none, at) => {
    const until = daysAfter(today, -7 * (count - 1 - at));
    return { until, totals: totalsOf(insights, daysAfter(until, -6), until) };
  });
  const shares = [
    { title: "Answered, by week", of: ({ answered, questions }) => [answered, questions] },
    { title: "Called useful, by week", of: ({ useful, notUseful }) => [useful, useful + notUseful] },
  ] satisfies { title: string; of: (totals: (typeof weeks)[number]["totals"]) => [number, number] }[];
  const [from, to] = [weeks[0], weeks.at(-1)].map((week) => `Week to ${longDay(week?.until ?? today)}`);
  return (
    <>
      {shares.map(({ title, of }, at) => (
        <BarChart
          key={title}
          id={`weeks-${at}`}
          title={title}
          summary={`${from} up to ${to}. The table below has every number.`}
          bars={weeks.map(({ until, totals }) => {
            const [part, whole] = of(totals);
            return { name: until, whole: whole === 0 ? 0 : 100, part: whole === 0 ? 0 : (100 * part) / whole };
          })}
          most={100}
          mostSays="the height is 100 %"
          from={from ?? ""}
          to={to ?? ""}
        />
      ))}
      <details>
        <summary>The numbers by week</summary>
        <Table
          caption="Shares by week"
          columns={["Week to", "Questions", "Answered", "Called useful"]}
          rows={weeks.map(({ until, totals }) => ({
            key: until,
            cells: [longDay(until), totals.questions, ...shares.map(({ of }) => percent(...of(totals)))],
          }))}
        />
      </details>
    </>
  );
}

const channelNames: Readonly<Record<string, string>> = { directline: "Web", msteams: "Teams" };

/** A channel as people call it. */
export function channelName(name: string): string {
  return channelNames[name] ?? name;
}
