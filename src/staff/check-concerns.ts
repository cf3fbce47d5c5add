import type { Problem } from "../content/problem.js";
import type { Snapshot } from "../content/snapshot.js";
import { findConcern } from "../safeguarding/find-concern.js";

/** Tries every example beside every safeguarding pattern: examples must be found at their level, counter-examples must not be a crisis. */
export function checkConcerns(snapshot: Snapshot): Problem[] {
  return [...snapshot.steps.values()].flatMap(({ file, concern, lines }) => {
    if (concern === undefined) return [];
    const missed = concern.patterns.flatMap(({ pattern, examples, line }) =>
      examples
        .filter((example) => !isAtLeast(findConcern(example, snapshot)?.level, concern.level))
        .map((example) => ({
          file,
          line,
          what: `"${example}" is not found by "${pattern}" nor by any other pattern.`,
          mend: "Widen the pattern.",
        })),
    );
    const disturbed = concern.counterExamples.flatMap((example, at) => {
      const found = findConcern(example, snapshot);
      if (found?.level !== "crisis") return [];
      return [
        {
          file,
          line: lines.counterExamples[at] ?? 1,
          what: `"${example}" is taken for ${found.step} by "${found.pattern}".`,
          mend: "Narrow that pattern, or add the saying to `harmless` in words.yaml.",
        },
      ];
    });
    return [...missed, ...disturbed];
  });
}

function isAtLeast(found: "crisis" | "concern" | undefined, wanted: "crisis" | "concern"): boolean {
  return found === "crisis" || found === wanted;
}
