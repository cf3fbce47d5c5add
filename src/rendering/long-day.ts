const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** A day (YYYY-MM-DD) as people write it: 23 November 2026. */
export function longDay(day: string): string {
  return format.format(new Date(`${day}T12:00:00Z`));
}
