import path from "node:path";
import { realSnapshot } from "../support/real-content.js";
import { judgeHostile } from "./judge-hostile.js";
import { judgeSet } from "./judge-sets.js";
import { readSets } from "./read-sets.js";

/** The least share of our own questions, written without sight of the knowledge, that must come out right. */
const floors: Record<string, number> = {
  "own-in-scope": 0.95,
  "own-in-scope-2": 0.9,
  "own-in-scope-3": 0.93,
  "own-in-scope-4": 0.87,
  "own-out-of-scope": 0.95,
  "own-out-of-scope-2": 0.94,
  "own-safeguarding": 0.95,
  "own-safeguarding-2": 0.95,
  "own-safeguarding-3": 0.95,
  "own-conversations": 0.92,
  "own-in-scope-5": 0.89,
  "own-out-of-scope-5": 0.86,
  "own-safeguarding-5": 0.93,
  "own-conversations-5": 0.9,
  "blind-in-scope-3": 0.91,
  "blind-in-scope-4": 0.87,
  "blind-out-of-scope-2": 0.89,
  "blind-safeguarding-3": 0.92,
  "blind-conversations": 0.92,
  "blind-in-scope-5": 0.91,
  "blind-out-of-scope-5": 0.87,
  "blind-safeguarding-5": 0.92,
  "blind-conversations-5": 0.86,
  "blind-in-scope-6": 0.95,
  "blind-out-of-scope-6": 0.9,
  "blind-safeguarding-6": 0.93,
  "blind-conversations-6": 0.93,
  "own-in-scope-7": 0.83,
  "own-out-of-scope-7": 0.88,
  "own-conversations-7": 0.9,
  "blind-in-scope-7": 0.87,
  "blind-out-of-scope-7": 0.89,
  "blind-conversations-7": 0.9,
  "own-conversations-8": 0.9,
  "own-safeguarding-7": 0.9,
  "blind-safeguarding-7": 0.93,
};

describe("our own questions", () => {
  it.each(readSets(path.join(__dirname, "questions")).map((set) => [set.name, set] as const))(
    "come out right in %s",
    async (name, set) => {
      const verdicts =
        set.kind === "hostile"
          ? await judgeHostile(set.questions, Number.POSITIVE_INFINITY)
          : judgeSet(set, await realSnapshot(), new Date("2026-11-23T12:00:00Z"));
      expect(verdicts.filter((one) => set.kind === "hostile" && !one.right)).toEqual([]);
      const right = verdicts.filter((one) => one.right).length / verdicts.length;
      expect(right).toBeGreaterThanOrEqual(floors[name] ?? 1);
    },
  );
});
