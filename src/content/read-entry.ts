import path from "node:path";
import { z } from "zod";
import { isDay, readBody } from "./body.js";
import type { SourceFile } from "./files.js";
import { type Parted, readFrontMatter } from "./front-matter.js";
import type { Problem } from "./problem.js";
import type { Entry, EntryLines, LinkBook } from "./snapshot.js";

const line = z.string().trim().min(1).max(300);
const day = z.string().refine(isDay, "it must be a date, YYYY-MM-DD");

/** The front matter of a knowledge entry; titles and descriptions are what an editor reads beside each field. */
export const entrySchema = z.strictObject({
  question: z
    .string()
    .trim()
    .min(1)
    .max(90)
    .meta({ title: "Question", description: "As a visitor would ask it: it stands on buttons." }),
  "also asked": z.array(line).meta({
    title: "Also asked",
    description: "Other ways people ask it, in their words. No phrasing may stand in two answers.",
  }),
  topic: line.meta({ title: "Topic", description: "The heading it stands under in the list of all answers." }),
  source: line.meta({ title: "Source", description: "Where the fact stands." }),
  checked: day.meta({ title: "Checked", description: "The day a person last compared the two.", format: "date" }),
  "review by": day.meta({ title: "Review by", description: "The day it must be compared again.", format: "date" }),
  related: z
    .array(line)
    .meta({ title: "Related", description: "Names of answers that people ask next (file names without .md)." }),
  parts: z.array(line).optional().meta({
    title: "Parts",
    description: "Only where the answer is a numbered list: the answers that its lines speak of.",
  }),
  kind: z.literal("signpost").optional().meta({
    title: "Kind",
    description: "A signpost is for what the page does not cover: it names who can help and claims nothing else.",
  }),
  examples: z.array(line).optional().meta({
    title: "Examples",
    description: "Questions that this answer must be found by, in other words than its phrasings: a test asks them.",
  }),
});

type FrontMatter = z.infer<typeof entrySchema>;

/** An entry is named after its file. */
export function idOfEntry(name: string): string {
  return path.basename(name);
}

/** Reads one Markdown file of `knowledge/` as an entry; its id is the file's name. Gives the problems instead where there are any. */
export function readEntry(source: SourceFile, links: LinkBook): Entry | Problem[] {
  const parted = readFrontMatter(source, entrySchema);
  if (Array.isArray(parted)) return parted;
  const { data, lineOf } = parted;
  const problems: Problem[] = [];
  const body = readBody(parted.body, { file: source.file, line: parted.bodyLine, links }, problems);
  const from = links.get(data.source);
  if (from === undefined) {
    problems.push({
      file: source.file,
      line: lineOf(["source"]),
      what: `There is no link named "${data.source}".`,
      mend: "Name one of the links in knowledge/site.yaml.",
    });
  }
  if (problems.length > 0 || from === undefined) return problems;
  return {
    id: idOfEntry(source.name),
    kind: data.kind ?? "answer",
    question: data.question,
    phrasings: data["also asked"],
    topic: data.topic,
    source: from,
    checked: data.checked,
    reviewBy: data["review by"],
    related: data.related,
    parts: data.parts ?? [],
    ...body,
    examples: data.examples ?? [],
    file: source.file,
    lines: linesOf(data, lineOf),
  };
}

function linesOf(data: FrontMatter, lineOf: Parted<FrontMatter>["lineOf"]): EntryLines {
  const each = (key: "also asked" | "related" | "parts" | "examples"): number[] =>
    (data[key] ?? []).map((_value, at) => lineOf([key, at]));
  return {
    question: lineOf(["question"]),
    phrasings: each("also asked"),
    reviewBy: lineOf(["review by"]),
    related: each("related"),
    parts: each("parts"),
    examples: each("examples"),
  };
}
