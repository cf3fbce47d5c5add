import type { DatedText, Day } from "../../content/dated-text.js";
import type { Entry, Snapshot, Step } from "../../content/snapshot.js";

/** A stretch of words that visitors read: a paragraph, a point of a list, a question, or the words on a button. */
export interface Passage {
  readonly kind: "answer" | "easy read" | "question" | "button";
  readonly file: string;
  /** The number of its first line. */
  readonly line: number;
  readonly markdown: string;
  /** The words alone, on as many lines as the Markdown. */
  readonly words: string;
  /** The days on which it is shown, where not on all. */
  readonly until?: Day;
  readonly after?: Day;
  /** When a person last compared it with its source; steps have no source. */
  readonly checked?: Day;
}

type Place = Pick<Passage, "kind" | "file" | "checked">;

/** All that visitors can read of entries and steps, by file, each file from its top to its end. */
export function passagesOf({ entries, steps }: Snapshot): Passage[] {
  return [...[...entries.values()].flatMap(passagesOfEntry), ...[...steps.values()].flatMap(passagesOfStep)];
}

function passagesOfEntry(entry: Entry): Passage[] {
  const { file, checked, question, lines } = entry;
  return [
    { kind: "question", file, checked, line: lines.question, markdown: question, words: question },
    ...textPassages({ file, checked }, entry),
  ];
}

function passagesOfStep(step: Step): Passage[] {
  const { file, choices, lines } = step;
  const buttons = choices.map(
    ({ say }, at): Passage => ({ kind: "button", file, line: lines.choices[at] ?? 1, markdown: say, words: say }),
  );
  return [...buttons, ...textPassages({ file }, step)];
}

function textPassages(
  place: Omit<Place, "kind">,
  { text, easyRead }: { readonly text: DatedText; readonly easyRead?: DatedText },
): Passage[] {
  return [...partsOf(text, { ...place, kind: "answer" }), ...partsOf(easyRead ?? [], { ...place, kind: "easy read" })];
}

/** Easy read has a sentence a line, and "opted in." is none of the abbreviations that libraries take it for. */
const sentenceEnd = /[.?!:]\s*$/;
const listMark = /^\s*(?:[-*+]|\d+[.)])\s+/;

/** A paragraph or a point of a list each. A line in the middle of a sentence goes on with the one before it. */
function partsOf(text: DatedText, place: Place): Passage[] {
  return text.flatMap(({ markdown, line, until, after }) => {
    const dates = { ...(until === undefined ? {} : { until }), ...(after === undefined ? {} : { after }) };
    const parts: { line: number; lines: string[] }[] = [];
    markdown.split("\n").forEach((one, at) => {
      const open = parts.at(-1);
      if (open === undefined || one.trim() === "" || listMark.test(one) || sentenceEnd.test(open.lines.at(-1) ?? ""))
        parts.push({ line: line + at, lines: [one] });
      else open.lines.push(one);
    });
    return parts
      .map(({ line: first, lines }) => trimmed(first, lines))
      .filter(({ lines }) => lines.length > 0)
      .map(({ line: first, lines }) => {
        const joined = lines.join("\n");
        return { ...place, ...dates, line: first, markdown: joined, words: wordsOf(joined) };
      });
  });
}

/** Without the blank line that it began with. */
function trimmed(line: number, lines: readonly string[]): { line: number; lines: readonly string[] } {
  return lines[0]?.trim() === "" ? { line: line + 1, lines: lines.slice(1) } : { line, lines };
}

function wordsOf(markdown: string): string {
  return markdown
    .replace(listMark, "")
    .replace(/^#{1,6}\s+/gm, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*|__|`/g, "");
}
