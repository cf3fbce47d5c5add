/** A calendar day, YYYY-MM-DD; such strings compare in date order. */
export type Day = string;

/** A stretch of Markdown that is shown always, only up to and including a day, or only after it. */
export interface DatedBlock {
  readonly markdown: string;
  /** The number of its first line in the file. */
  readonly line: number;
  readonly until?: Day;
  readonly after?: Day;
  /** The number of the line that says until or after which day it holds. */
  readonly dateLine?: number;
}

export type DatedText = readonly DatedBlock[];

/** The Markdown that is true on the day: the blocks that hold then, in order, apart by a blank line. */
export function textOn(text: DatedText, day: Day): string {
  return text
    .filter(({ until, after }) => (until === undefined || day <= until) && (after === undefined || day > after))
    .map(({ markdown }) => markdown)
    .join("\n\n");
}

const londonDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London", dateStyle: "short" });

const hourMs = 60 * 60 * 1000;
let lastAsked = { hour: Number.NaN, day: "" };

/** The calendar day in Worcestershire at this moment. Days begin there with an hour of UTC, and within one it is not worked out anew. */
export function dayOf(now: Date): Day {
  const hour = Math.floor(now.getTime() / hourMs);
  if (hour !== lastAsked.hour) lastAsked = { hour, day: londonDay.format(now) };
  return lastAsked.day;
}
