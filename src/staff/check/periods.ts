import type { Day } from "../../content/dated-text.js";

/** A time that a text names, and the last day of it. */
export interface Period {
  readonly said: string;
  readonly at: number;
  readonly lastDay: Day;
}

const months = [
  "january february march april may june july august september october november december".split(" "),
].flat();

/** The last month of each season; winter ends in the year after the one that it is named by. */
const seasonEnds: Readonly<Record<string, number>> = { spring: 5, summer: 8, autumn: 11, winter: 14 };

const pattern = new RegExp(
  [
    `(?<season>spring|summer|autumn|winter)(?: of)? (?<seasonYear>20\\d\\d)`,
    `(?:(?<day>\\d{1,2}) )?(?<month>${months.join("|")}) (?<monthYear>20\\d\\d)`,
    `(?<=\\b(?:in|by|during|before|late|early) )(?<year>20\\d\\d)`,
  ].join("|"),
  "gi",
);

/** The times that a text names: "Spring 2027", "September 2024", "22 April 2024", "in 2027". */
export function periodsIn(text: string): Period[] {
  return [...text.matchAll(pattern)].map(({ 0: said, index, groups = {} }) => ({
    said,
    at: index,
    lastDay: lastDayOf(groups),
  }));
}

function lastDayOf({ season, seasonYear, day, month, monthYear, year }: Record<string, string | undefined>): Day {
  if (season !== undefined) return endOfMonth(Number(seasonYear), seasonEnds[season.toLowerCase()] ?? 12);
  if (month === undefined) return `${year}-12-31`;
  const number = months.indexOf(month.toLowerCase()) + 1;
  if (day === undefined) return endOfMonth(Number(monthYear), number);
  return `${monthYear}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Months over twelve are those of the next year. */
function endOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
