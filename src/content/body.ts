import type { DatedBlock, DatedText } from "./dated-text.js";
import type { Problem } from "./problem.js";
import type { Link } from "./snapshot.js";

/** The body of an entry or step: its text, and the easy-read version where the file has one. */
export interface Body {
  readonly text: DatedText;
  readonly easyRead?: DatedText;
}

interface Place {
  readonly file: string;
  /** Number of the body's first line in the file. */
  readonly line: number;
  readonly links: ReadonlyMap<string, Link>;
}

const opening = /^:::\s*(until|after)\s+(\d{4}-\d{2}-\d{2})\s*$/;

/**
 * Reads a Markdown body: `## Easy read` parts it in two, `::: until DAY` and `::: after DAY` … `:::` mark what holds at certain times
 * only, and link names are replaced by their addresses from `site.yaml`. Collects problems into `problems`.
 */
export function readBody(body: string, place: Place, problems: Problem[]): Body {
  const lines = body.split("\n");
  const heading = lines.findIndex((line) => /^##\s+easy read\s*$/i.test(line));
  const textLines = heading === -1 ? lines : lines.slice(0, heading);
  const text = readBlocks(textLines, place, problems);
  if (text.length === 0)
    problems.push({
      file: place.file,
      line: place.line,
      what: "There is no text.",
      mend: "Write it below the front matter.",
    });
  if (heading === -1) return { text };
  const easyPlace = { ...place, line: place.line + heading + 1 };
  const easyRead = readBlocks(lines.slice(heading + 1), easyPlace, problems);
  if (easyRead.length === 0)
    problems.push({
      file: place.file,
      line: easyPlace.line,
      what: "The easy-read part is empty.",
      mend: "Write it, or take out its heading.",
    });
  return { text, easyRead };
}

function readBlocks(lines: readonly string[], place: Place, problems: Problem[]): DatedText {
  const blocks: DatedBlock[] = [];
  let open: { key: "until" | "after"; day: string; line: number } | undefined;
  let kept: string[] = [];
  const say = (at: number, what: string, mend: string) =>
    problems.push({ file: place.file, line: place.line + at, what, mend });
  const close = (): void => {
    const markdown = kept.join("\n").trim();
    if (markdown !== "") blocks.push(open === undefined ? { markdown } : { markdown, [open.key]: open.day });
    kept = [];
  };
  lines.forEach((line, at) => {
    const starts = opening.exec(line);
    if (starts !== null) {
      if (open !== undefined)
        say(at, "A dated block begins inside another.", "Close the first with a line of three colons.");
      close();
      const day = starts[2] ?? "";
      if (!isDay(day)) say(at, `${day} is not a date.`, "Write it as YYYY-MM-DD.");
      open = { key: starts[1] === "until" ? "until" : "after", day, line: at };
    } else if (/^:::\s*$/.test(line)) {
      if (open === undefined) say(at, "Three colons close a block that was not opened.", "Take the line out.");
      close();
      open = undefined;
    } else if (/^:::/.test(line)) {
      say(at, "This block is not understood.", "Write ::: until YYYY-MM-DD or ::: after YYYY-MM-DD.");
    } else {
      kept.push(resolveLinks(line, { ...place, line: place.line + at }, problems));
    }
  });
  if (open !== undefined) say(open.line, "This dated block is not closed.", "Add a line of three colons after it.");
  close();
  return blocks;
}

/** Whether the text is a day of the calendar, written YYYY-MM-DD. */
export function isDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

const allowedAddress = /^(?:https:\/\/|mailto:|tel:|sms:|\/)/i;

function resolveLinks(line: string, { file, line: number, links }: Place, problems: Problem[]): string {
  if (/<\/?[a-z][^>]*>/i.test(line))
    problems.push({ file, line: number, what: "HTML is not used here.", mend: "Write it as Markdown." });
  return line.replace(/\]\(([^()\s]*)\)/g, (whole, target: string) => {
    const link = links.get(target);
    if (link !== undefined) return `](${link.url})`;
    if (allowedAddress.test(target)) return whole;
    problems.push({
      file,
      line: number,
      what: `There is no link named "${target}".`,
      mend: "Use a name from knowledge/site.yaml, or a full https address.",
    });
    return whole;
  });
}
