import type { Problem } from "../../content/problem.js";
import type { ConcernRules, Snapshot, Step } from "../../content/snapshot.js";
import { findByPattern } from "../../safeguarding/find-concern.js";
import type { Rule } from "./rule.js";

/** Safeguarding examples that are not found at their level, and counter-examples that are taken for a crisis. */
export const concerns: Rule = {
  name: "safeguarding",
  level: "error",
  why: "Somebody in danger would not be sent to help, or somebody who is not would be frightened.",
  find: ({ snapshot }) => checkConcerns(snapshot),
};

/** Tries every example beside every safeguarding pattern: examples must be found at their level, counter-examples must not be a crisis. */
export function checkConcerns(snapshot: Snapshot): Problem[] {
  return [...snapshot.steps.values()].flatMap((step) =>
    step.concern === undefined
      ? []
      : [...missedExamples(step, step.concern, snapshot), ...takenAmiss(step, step.concern, snapshot)],
  );
}

function missedExamples({ file }: Step, { level, patterns }: ConcernRules, snapshot: Snapshot) {
  return patterns.flatMap(({ pattern, examples, line, exampleLines }) =>
    examples
      .map((example, at) => ({ example, line: exampleLines[at] ?? line }))
      .filter(({ example }) => !isAtLeast(findByPattern(example, snapshot)?.level, level))
      .map(({ example, line }) => ({
        file,
        line,
        what: `"${example}" is not found by "${pattern}" nor by any other pattern.`,
        mend: "Widen the pattern.",
      })),
  );
}

function takenAmiss({ file, lines }: Step, { counterExamples }: ConcernRules, snapshot: Snapshot) {
  return counterExamples.flatMap((example, at) => {
    const found = findByPattern(example, snapshot);
    if (found?.level !== "crisis") return [];
    return [
      {
        file,
        line: lines.counterExamples[at] ?? 1,
        what: `"${example}" is taken for ${found.step} by "${found.because}".`,
        mend: "Narrow that pattern.",
      },
    ];
  });
}

function isAtLeast(found: "crisis" | "concern" | undefined, wanted: "crisis" | "concern"): boolean {
  return found === "crisis" || found === wanted;
}
