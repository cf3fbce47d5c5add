import { requiredSteps } from "../../content/check-references.js";
import type { Step } from "../../content/snapshot.js";
import type { Rule } from "./rule.js";

/** Steps that nobody can come to. */
export const orphanSteps: Rule = {
  name: "orphan-step",
  level: "advice",
  why: "Nobody ever sees it, and somebody keeps it up to date for nothing.",
  find({ snapshot: { steps } }) {
    const reached = new Set<string>();
    const visit = (id: string): void => {
      if (reached.has(id)) return;
      reached.add(id);
      for (const { goTo } of steps.get(id)?.choices ?? []) if (goTo.kind === "step") visit(goTo.id);
    };
    for (const step of steps.values()) if (isBeginning(step)) visit(step.id);
    return [...steps.values()]
      .filter(({ id }) => !reached.has(id))
      .map(({ file }) => ({
        file,
        line: 1,
        what: "No choice, no words and no pattern lead to this step.",
        mend: 'Lead to it by a choice of another step or by "heard as", or delete the file.',
      }));
  },
};

function isBeginning({ id, heardAs, concern }: Step): boolean {
  return heardAs.length > 0 || concern !== undefined || requiredSteps.some((required) => required === id);
}
