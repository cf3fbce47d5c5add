/** A change of one file of the knowledge: `file` as in problems (`knowledge/plans/a.md`), `after` undefined where it is to be deleted. */
export interface Change {
  readonly file: string;
  /** The text that it replaces; undefined where there was no file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}
