/** A fault as the log may have it: its message and place, and those of its causes, never what a person typed. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : ` ← ${describeFault(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
