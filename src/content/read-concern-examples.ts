import type { SourceFile } from "./files.js";

/** Messages from which danger is learnt, by the step that each tells of; those under `harmless` only sound like danger. */
export type ConcernExamples = ReadonlyMap<string, readonly string[]>;

/** The name under which the messages stand that tell of no danger. */
export const harmless = "harmless";

const folder = "safeguarding/examples/";

/** Reads `dialogs/safeguarding/examples/*.txt`: one message a line; empty lines and those that begin with # are passed over. */
export function readConcernExamples(files: readonly SourceFile[]): ConcernExamples {
  return new Map(
    files
      .filter(({ name }) => name.startsWith(folder))
      .map(({ name, text }) => [stepOf(name.slice(folder.length)), messagesOf(text)]),
  );
}

function stepOf(name: string): string {
  return name === harmless ? harmless : `safeguarding/${name}`;
}

function messagesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
