import { withoutQuotations } from "./measured.js";
import type { Rule } from "./rule.js";

/** An answer may say once that something was done; easy read says who does it. */
const allowed = { answer: 1, "easy read": 0 } as const;

/** Verbs in the passive voice, where an answer has more than one or easy read has any. */
export const passiveVoice: Rule = {
  name: "passive-voice",
  level: "advice",
  why: "People want to know who does it. A sentence that says so is shorter and easier.",
  find({ passages, english }) {
    const seen = new Map<string, number>();
    return passages.flatMap(({ kind, file, line, words }) => {
      if (kind !== "answer" && kind !== "easy read") return [];
      return english.passivesIn(withoutQuotations(words)).flatMap((found) => {
        const key = `${kind} ${file}`;
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        if (count <= allowed[kind]) return [];
        return [
          {
            file,
            line: line + found.line - 1,
            what: `"${found.word}" is in the passive voice${kind === "answer" ? ", as another verb before it" : ""}.`,
            mend: 'Say who does it: "the partnership wrote the plans", not "the plans were written".',
          },
        ];
      });
    });
  },
};
