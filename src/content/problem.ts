/**
 * Something wrong in the staff's files, said so that a person who is not a developer can mend it: `file` relative to
 * the content folder's parent, `line` from 1, `what` is wrong and `mend`, what to do about it.
 */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly mend: string;
}

/** One line for a terminal or a log: `knowledge/a.md:3  what is wrong. How to mend it.` */
export function problemLine({ file, line, what, mend }: Problem): string {
  return `${file}:${line}  ${what} ${mend}`;
}
