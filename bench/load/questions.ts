import path from "node:path";
import { readSets } from "../../tests/eval/read-sets.js";

/** The example questions of our own evaluation, as visitors might type them, misspelt ones included. */
export const realQuestions: readonly string[] = readSets(
  path.join(__dirname, "..", "..", "tests", "eval", "questions"),
).flatMap((set) => (set.kind === "conversations" || set.kind === "hostile" ? [] : set.questions.map(({ q }) => q)));
