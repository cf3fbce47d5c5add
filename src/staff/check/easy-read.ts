import type { Rule } from "./rule.js";

/** Entries and steps without an easy-read version. */
export const missingEasyRead: Rule = {
  name: "no-easy-read",
  level: "advice",
  why: "People who chose easier words, many of them with learning disabilities, get the long text instead.",
  find: ({ snapshot: { entries, steps } }) =>
    [...entries.values(), ...steps.values()]
      .filter(({ easyRead }) => easyRead === undefined)
      .map(({ file, text }) => ({
        file,
        line: text.at(-1)?.line ?? 1,
        what: "It has no easy-read version.",
        mend: 'Add a line "## Easy read" below the text, and under it short sentences with one idea each.',
      })),
};
