import { longDay } from "../../rendering/long-day.js";
import type { Asked, Named } from "../../staff/summarize.js";
import { percent, Table } from "../table.js";

const [width, height] = [700, 200];
/** Room below the bars for the days, and above them for the greatest number. */
const [below, above] = [24, 24];

/** Questions by day as bars, answered ones filled and the others outlined, with the same numbers as a table behind it. */
export function DayChart({ days }: { readonly days: readonly Named<Asked>[] }) {
  const most = Math.max(1, ...days.map(({ value }) => value.questions));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} class="chart" role="img" aria-labelledby="chart-title chart-summary">
        <title id="chart-title">Questions by day</title>
        <desc id="chart-summary">
          {`From ${longDay(first.name)} to ${longDay(last.name)}, at most ${most} in a day. The table below has every number.`}
        </desc>
        {days.map((day, at) => (
          <DayBar key={day.name} day={day} at={at} of={days.length} most={most} />
        ))}
        <line x1="0" x2={width} y1={height - below} y2={height - below} class="axis" />
        <text x="0" y="16">{`At most ${most} a day`}</text>
        <text x="0" y={height - 6}>
          {longDay(first.name)}
        </text>
        <text x={width} y={height - 6} text-anchor="end">
          {longDay(last.name)}
        </text>
      </svg>
      <p class="hint">Filled: answered. Outlined: asked back, or without an answer.</p>
      <details>
        <summary>The numbers by day</summary>
        <Table
          caption="Questions by day"
          columns={["Day", "Questions", "Answered"]}
          rows={days.map(({ name, value }) => ({
            key: name,
            cells: [longDay(name), value.questions, percent(value.answered, value.questions)],
          }))}
        />
      </details>
    </>
  );
}

interface DayBarProps {
  readonly day: Named<Asked>;
  readonly at: number;
  readonly of: number;
  readonly most: number;
}

function DayBar({ day: { value }, at, of, most }: DayBarProps) {
  const place = width / of;
  const tall = (count: number): number => Math.round(((height - below - above) * count) / most);
  const [x, wide, ground] = [at * place + place * 0.15, place * 0.7, height - below];
  return (
    <>
      <rect x={x} y={ground - tall(value.questions)} width={wide} height={tall(value.questions)} class="bar" />
      <rect x={x} y={ground - tall(value.answered)} width={wide} height={tall(value.answered)} class="bar-filled" />
    </>
  );
}
