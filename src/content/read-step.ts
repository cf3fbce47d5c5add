import { z } from "zod";
import { readBody } from "./body.js";
import type { SourceFile } from "./files.js";
import { readFrontMatter } from "./front-matter.js";
import type { Problem } from "./problem.js";
import type { Choice, LinkBook, Step } from "./snapshot.js";

const line = z.string().trim().min(1).max(700);

const choiceSchema = z
  .strictObject({ say: z.string().trim().min(1).max(90), step: line.optional(), answer: line.optional() })
  .refine(
    ({ step, answer }) => (step === undefined) !== (answer === undefined),
    'a choice leads to one "step:" or one "answer:"',
  );

/** The front matter of a dialog step. */
export const stepSchema = z.strictObject({
  "heard as": z.array(line).optional(),
  choices: z.array(choiceSchema).max(8).optional(),
  level: z.enum(["crisis", "concern"]).optional(),
  patterns: z.array(z.strictObject({ pattern: line, examples: z.array(line).min(1) })).optional(),
  "not this": z.array(line).optional(),
});

/** Reads one Markdown file of `dialogs/` as a step; its id is its path without the ending. Gives the problems instead where there are any. */
export function readStep(source: SourceFile, links: LinkBook): Step | Problem[] {
  const parted = readFrontMatter(source, stepSchema);
  if (Array.isArray(parted)) return parted;
  const { data, lineOf } = parted;
  const problems: Problem[] = [];
  const body = readBody(parted.body, { file: source.file, line: parted.bodyLine, links }, problems);
  if (data.patterns !== undefined && data.level === undefined) {
    problems.push({
      file: source.file,
      line: lineOf(["patterns"]),
      what: "Patterns need a level.",
      mend: 'Add "level: crisis" or "level: concern".',
    });
  }
  if (problems.length > 0) return problems;
  const step: Step = {
    id: source.name,
    heardAs: data["heard as"] ?? [],
    choices: (data.choices ?? []).map(toChoice),
    ...body,
    file: source.file,
    lines: {
      heardAs: (data["heard as"] ?? []).map((_value, at) => lineOf(["heard as", at])),
      choices: (data.choices ?? []).map((_value, at) => lineOf(["choices", at])),
      counterExamples: (data["not this"] ?? []).map((_value, at) => lineOf(["not this", at])),
    },
  };
  if (data.level === undefined) return step;
  const patterns = (data.patterns ?? []).map((rule, at) => ({
    ...rule,
    line: lineOf(["patterns", at, "pattern"]),
    exampleLines: rule.examples.map((_example, one) => lineOf(["patterns", at, "examples", one])),
  }));
  return { ...step, concern: { level: data.level, patterns, counterExamples: data["not this"] ?? [] } };
}

function toChoice({ say, step, answer }: z.infer<typeof choiceSchema>): Choice {
  return { say, goTo: step === undefined ? { kind: "entry", id: answer ?? "" } : { kind: "step", id: step } };
}
