import type { Day } from "../content/dated-text.js";
import { noonOf } from "./noon-of.js";

/** The day so many days later, or earlier for a number below zero. */
export function daysAfter(day: Day, days: number): Day {
  const date = noonOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
