/** The words of a row, to be looked up. */
export function wordSet(row: string): ReadonlySet<string> {
  return new Set(row.split(" "));
}
