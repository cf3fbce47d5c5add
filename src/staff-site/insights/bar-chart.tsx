/** One bar: the whole is outlined, a part of it is filled. */
export interface Bar {
  readonly name: string;
  readonly whole: number;
  readonly part: number;
}

export interface BarChartProps {
  /** Told apart from the other charts of the page by this. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in a sentence, for those who do not see it. */
  readonly summary: string;
  readonly bars: readonly Bar[];
  /** The number that the chart's height stands for, and how it is written. */
  readonly most: number;
  readonly mostSays: string;
  /** What stands below its first and its last bar. */
  readonly from: string;
  readonly to: string;
}

const [width, height] = [700, 160];

/** Bars from left to right. Its words stand outside the picture, so that they grow with the text and wrap in a narrow window. */
export function BarChart({ id, title, summary, bars, most, mostSays, from, to }: BarChartProps) {
  return (
    <figure class="chart">
      <figcaption>
        {title} <span class="hint">({mostSays})</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby={`${id}-title ${id}-summary`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-summary`}>{summary}</desc>
        {bars.map((bar, at) => (
          <BarShape key={bar.name} bar={bar} at={at} of={bars.length} most={Math.max(1, most)} />
        ))}
        <line x1="0" x2={width} y1={height} y2={height} class="axis" />
      </svg>
      <p class="chart-ends" aria-hidden="true">
        <span>{from}</span> <span>{to}</span>
      </p>
    </figure>
  );
}

interface BarShapeProps {
  readonly bar: Bar;
  readonly at: number;
  readonly of: number;
  readonly most: number;
}

function BarShape({ bar: { whole, part }, at, of, most }: BarShapeProps) {
  const place = width / of;
  const tall = (count: number): number => Math.round(((height - 2) * count) / most);
  const [x, wide] = [at * place + place * 0.15, place * 0.7];
  return (
    <>
      <rect x={x} y={height - tall(whole)} width={wide} height={tall(whole)} class="bar" />
      <rect x={x} y={height - tall(part)} width={wide} height={tall(part)} class="bar-filled" />
    </>
  );
}
