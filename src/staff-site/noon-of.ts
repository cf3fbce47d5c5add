/** A moment that falls on the day in Worcestershire, in summer and in winter. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
