import type { Problem } from "../../content/problem.js";
import type { ConcernRules, Snapshot, Step } from "../../content/snapshot.js";
import { findConcern } from "../../safeguarding/find-concern.js";
import { makePatternFinder, type PatternFinder } from "../../safeguarding/match-patterns.js";
import type { Rule } from "./rule.js";

/** Safeguarding examples that are not found at their level, and counter-examples that a pattern takes for a crisis. */
export const concerns: Rule = {
  name: "safeguarding",
  level: "error",
  why: "Somebody in danger would not be sent to help, or somebody who is not would be frightened.",
  find: ({ snapshot }) => [...missedExamples(snapshot), ...takenAmiss(snapshot, byPatterns(snapshot))],
};

/**
 * Counter-examples that are taken for a crisis by what was learnt alone. That is learnt anew with each phrasing of an answer and moves at its border, so that
 * it must not keep the change of an answer that has nothing to do with it from going live.
 */
export const learntConcerns: Rule = {
  name: "safeguarding-learnt",
  level: "advice",
  why: "Somebody who is not in danger would be frightened.",
  find: ({ snapshot }) => {
    const isByPattern = byPatterns(snapshot);
    return takenAmiss(snapshot, (example) => !isByPattern(example));
  },
};

/** Tries every example beside every safeguarding pattern: examples must be found at their level, counter-examples must not be a crisis. */
export function checkConcerns(snapshot: Snapshot): Problem[] {
  return [...missedExamples(snapshot), ...takenAmiss(snapshot)];
}

/** What no pattern finds: what was learnt does not count, since the examples are learnt too. */
function missedExamples(snapshot: Snapshot): Problem[] {
  const byPattern = makePatternFinder(snapshot);
  return withRules(snapshot).flatMap(([step, rules]) => missedOf(step, rules, byPattern));
}

/** The counter-examples that are taken for a crisis, of those that `isMeant` tells. */
function takenAmiss(snapshot: Snapshot, isMeant: (example: string) => boolean = () => true): Problem[] {
  return withRules(snapshot).flatMap(([step, { counterExamples }]) => {
    const { file, lines } = step;
    return counterExamples.flatMap((example, at) => {
      const found = findConcern(example, snapshot);
      if (found?.level !== "crisis" || !isMeant(example)) return [];
      return [
        {
          file,
          line: lines.counterExamples[at] ?? 1,
          what: `"${example}" is taken for ${found.step} by "${found.because}".`,
          mend: "Narrow that pattern, or add the saying to examples/harmless.txt.",
        },
      ];
    });
  });
}

/** Tells whether a text is a crisis by a pattern, whatever was learnt. */
function byPatterns(snapshot: Snapshot): (text: string) => boolean {
  const find = makePatternFinder(snapshot);
  return (text) => find(text)?.level === "crisis";
}

function withRules({ steps }: Snapshot): [Step, ConcernRules][] {
  return [...steps.values()].flatMap((step) => (step.concern === undefined ? [] : [[step, step.concern]]));
}

function missedOf({ file }: Step, { level, patterns }: ConcernRules, byPattern: PatternFinder) {
  return patterns.flatMap(({ pattern, examples, line, exampleLines }) =>
    examples
      .map((example, at) => ({ example, line: exampleLines[at] ?? line }))
      .filter(({ example }) => !isAtLeast(byPattern(example)?.level, level))
      .map(({ example, line }) => ({
        file,
        line,
        what: `"${example}" is not found by "${pattern}" nor by any other pattern.`,
        mend: "Widen the pattern.",
      })),
  );
}

function isAtLeast(found: "crisis" | "concern" | undefined, wanted: "crisis" | "concern"): boolean {
  return found === "crisis" || found === wanted;
}
