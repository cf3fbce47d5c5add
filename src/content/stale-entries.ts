import type { Day } from "./dated-text.js";
import type { Entry, Snapshot } from "./snapshot.js";

/** The entries that were to be reviewed before this day. */
export function staleEntries({ entries }: Snapshot, day: Day): Entry[] {
  return [...entries.values()].filter(({ reviewBy }) => reviewBy < day);
}
