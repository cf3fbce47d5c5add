import { startsOf } from "./starts-of.js";

/** Texts in one string, one after the other: text `at` stands from `starts[at]` up to `starts[at + 1]`. Thousands of them cost no more to read from a file than one. */
export interface TextRow {
  readonly all: string;
  readonly starts: Int32Array;
}

/** Lays texts into a row, in their order. */
export function layTexts(texts: readonly string[]): TextRow {
  return { all: texts.join(""), starts: startsOf(texts.map(({ length }) => length)) };
}

/** The text at a place of the row, which must be within it. */
export function textAt({ all, starts }: TextRow, at: number): string {
  return all.slice(starts[at], starts[at + 1]);
}

/** How long the text at a place is. */
export function lengthAt({ starts }: TextRow, at: number): number {
  return (starts[at + 1] ?? 0) - (starts[at] ?? 0);
}

/** How many texts the row has. */
export function countOf({ starts }: TextRow): number {
  return starts.length - 1;
}
