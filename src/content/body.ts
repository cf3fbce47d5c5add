import type { DatedBlock, DatedText } from "./dated-text.js";
import type { Problem } from "./problem.js";
import type { LinkBook } from "./snapshot.js";

/** The body of an entry or step: its text, and the easy-read version where the file has one. */
export interface Body {
  readonly text: DatedText;
  readonly easyRead?: DatedText;
}

interface Place {
  readonly file: string;
  /** Number of the body's first line in the file. */
  readonly line: number;
  readonly links: LinkBook;
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
  let open: OpenBlock | undefined;
  let kept: string[] = [];
  const say = (at: number, what: string, mend: string) =>
    problems.push({ file: place.file, line: place.line + at, what, mend });
  const close = (end: number): void => {
    const markdown = kept.join("\n").trim();
    const line = place.line + end - kept.length + kept.findIndex((text) => text.trim() !== "");
    if (markdown !== "") blocks.push({ markdown, line, ...(open && datesOf(open, place)) });
    kept = [];
    open = undefined;
  };
  lines.forEach((line, at) => {
    const fence = readFence(line);
    if (fence === undefined) {
      kept.push(resolveLinks(line, { ...place, line: place.line + at }, problems));
      return;
    }
    const wrong = wrongFence(fence, open !== undefined);
    if (wrong !== undefined) say(at, wrong.what, wrong.mend);
    close(at);
    if (fence.kind === "open") open = { key: fence.key, day: fence.day, at };
  });
  const left = open as OpenBlock | undefined;
  if (left !== undefined) say(left.at, "This dated block is not closed.", "Add a line of three colons after it.");
  close(lines.length);
  return blocks;
}

function datesOf({ key, day, at }: OpenBlock, place: Place): Pick<DatedBlock, "until" | "after" | "dateLine"> {
  return { [key]: day, dateLine: place.line + at };
}

interface OpenBlock {
  readonly key: "until" | "after";
  readonly day: string;
  readonly at: number;
}

type Fence =
  | { readonly kind: "open"; readonly key: "until" | "after"; readonly day: string }
  | { readonly kind: "close" | "strange" };

/** A line that begins with three colons, by what it does; undefined for any other line. */
function readFence(line: string): Fence | undefined {
  if (!line.startsWith(":::")) return undefined;
  const starts = opening.exec(line);
  if (starts !== null) return { kind: "open", key: starts[1] === "until" ? "until" : "after", day: starts[2] ?? "" };
  return { kind: line.trim() === ":::" ? "close" : "strange" };
}

function wrongFence(fence: Fence, isOpen: boolean): { what: string; mend: string } | undefined {
  switch (fence.kind) {
    case "open":
      if (isOpen)
        return { what: "A dated block begins inside another.", mend: "Close the first with a line of three colons." };
      return isDay(fence.day) ? undefined : { what: `${fence.day} is not a date.`, mend: "Write it as YYYY-MM-DD." };
    case "close":
      return isOpen
        ? undefined
        : { what: "Three colons close a block that was not opened.", mend: "Take the line out." };
    case "strange":
      return { what: "This block is not understood.", mend: "Write ::: until YYYY-MM-DD or ::: after YYYY-MM-DD." };
  }
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
