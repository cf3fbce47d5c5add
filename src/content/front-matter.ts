import { isMap, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import type { SourceFile } from "./files.js";
import type { Problem } from "./problem.js";

/** A file parted into its checked front matter and its Markdown body; `bodyLine` is the body's first line, `lineOf` a key's. */
export interface Parted<T> {
  readonly data: T;
  readonly body: string;
  readonly bodyLine: number;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Parts a file at its `---` lines and reads the front matter by the schema. Gives every problem found instead where there are any. */
export function readFrontMatter<T>(source: SourceFile, schema: z.ZodType<T>): Parted<T> | Problem[] {
  const found = /^---\n(?:([\s\S]*?)\n)?---(?:\n|$)/.exec(source.text);
  if (found === null) {
    return [
      {
        file: source.file,
        line: 1,
        what: "The front matter is missing.",
        mend: "Begin the file with a line ---, the keys, and a line ---.",
      },
    ];
  }
  const yaml = found[1] ?? "";
  const read = readYaml({ file: source.file, text: yaml, firstLine: 2 }, schema);
  if (Array.isArray(read)) return read;
  const body = source.text.slice(found[0].length);
  return { ...read, body, bodyLine: found[0].split("\n").length };
}

/** Reads YAML by the schema; `firstLine` is the number of its first line in the file. */
export function readYaml<T>(
  { file, text, firstLine }: { file: string; text: string; firstLine: number },
  schema: z.ZodType<T>,
): { data: T; lineOf: (path: readonly PropertyKey[]) => number } | Problem[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      file,
      line: firstLine - 1 + lineCounter.linePos(error.pos[0]).line,
      what: `This is not valid YAML: ${error.message}.`,
      mend: "Check the indentation, and put quotes round a value that has a colon or a quote mark in it.",
    }));
  }
  const aliases: Problem[] = [];
  visit(document, {
    Alias: (_key, { source, range }) => {
      aliases.push({
        file,
        line: firstLine - 1 + lineCounter.linePos(range?.[0] ?? 0).line,
        what: `"*${source}" begins with a star, which means something else in YAML.`,
        mend: "Put quotes round the value.",
      });
    },
  });
  if (aliases.length > 0) return aliases;
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(path);
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return { data: result.data, lineOf };
  return result.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path),
    ...explain(issue),
  }));

  function lineAt(path: readonly PropertyKey[]): number {
    for (let depth = path.length; depth > 0; depth--) {
      const offset = offsetOf(path.slice(0, depth));
      if (offset !== undefined) return firstLine - 1 + lineCounter.linePos(offset).line;
    }
    return firstLine;
  }

  function offsetOf(path: readonly PropertyKey[]): number | undefined {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const last = path.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => String(key) === String(last));
      const key = pair?.key;
      if (typeof key === "object" && key !== null && "range" in key) return rangeStart(key.range);
    }
    const node = document.getIn(path, true);
    return typeof node === "object" && node !== null && "range" in node ? rangeStart(node.range) : undefined;
  }
}

function rangeStart(range: unknown): number | undefined {
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : undefined;
}

function explain(issue: z.core.$ZodIssue): { what: string; mend: string } {
  const key = issue.path.map(String).join(" › ") || "front matter";
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.map((name) => `"${name}"`).join(", ");
    return { what: `The key ${keys} is not known here.`, mend: "Check its spelling, or take it out." };
  }
  if (issue.code === "invalid_type" && issue.input === undefined) {
    return { what: `"${key}" is missing or empty.`, mend: `Add "${key}:" with its value.` };
  }
  return {
    what: `"${key}" is not right: ${issue.message}.`,
    mend: "See README.md in this folder for how it is written.",
  };
}
