import type { Day } from "../content/dated-text.js";

const dayMs = 24 * 60 * 60 * 1000;

/** The day so many days after another. */
export function daysAfter(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** A moment of the day on which it is the same day everywhere in Britain. */
export function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}
