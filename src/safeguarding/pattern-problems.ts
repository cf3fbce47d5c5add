import type { Problem } from "../content/problem.js";
import type { Snapshot } from "../content/snapshot.js";
import { compilePattern } from "./compile-pattern.js";

/** Finds safeguarding patterns that cannot be read; a snapshot with one must not be served. */
export function patternProblems({ steps, concernWords, harmlessLines }: Snapshot): Problem[] {
  const broken = (file: string, line: number, pattern: string): Problem[] => {
    try {
      compilePattern(pattern, concernWords);
      return [];
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      return [
        {
          file,
          line,
          what: `This pattern cannot be read: ${what}.`,
          mend: "See dialogs/README.md for how patterns are written.",
        },
      ];
    }
  };
  const inSteps = [...steps.values()].flatMap(({ file, concern }) =>
    (concern?.patterns ?? []).flatMap(({ line, pattern }) => broken(file, line, pattern)),
  );
  const harmless = (concernWords.get("harmless") ?? []).flatMap((pattern, at) =>
    broken("dialogs/safeguarding/words.yaml", harmlessLines[at] ?? 1, pattern),
  );
  return [...inSteps, ...harmless];
}
