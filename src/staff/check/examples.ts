import { runExamples } from "../run-examples.js";
import type { Rule } from "./rule.js";

/** Examples that their entry does not answer. */
export const examples: Rule = {
  name: "example",
  level: "error",
  why: "Somebody wrote it down because people ask so; they would get something else.",
  find: ({ snapshot, day }) =>
    runExamples(
      [...snapshot.entries.values()].filter((entry) => entry.examples.length > 0),
      snapshot,
      day,
    )
      .filter(({ isRight, entry, question }) => !isRight && question !== snapshot.entries.get(entry)?.question)
      .map(({ file, line, question, got }) => ({
        file,
        line,
        what: `The example "${question}" gets: ${got}.`,
        mend: "Add a phrasing like it, or move the example to the entry that should answer it.",
      })),
};
