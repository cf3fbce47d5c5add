import { plainKey } from "../language/plain-key.js";
import { type LongWork, mapPausing } from "../search/long-work.js";
import type { Problem } from "./problem.js";
import type { Entry, Step } from "./snapshot.js";

/** Steps that the program itself shows; without one of them it could not speak. */
export const requiredSteps = [
  "welcome",
  "no-answer",
  "clarify",
  "trouble",
  "talk-to-a-person",
  "what-can-you-do",
  "start-again",
  "nothing-to-repeat",
  "no-easier-words",
  "nothing-more",
  "yes",
  "no",
  "sorry-not-that",
  "too-long",
  "empty",
  "useful-yes",
  "useful-no",
  "switched-off",
] as const;
export type RequiredStep = (typeof requiredSteps)[number];

/** The names of all files, those that cannot be read included: what leads to one of them is not wrong itself. */
export interface FileNames {
  readonly entries: readonly string[];
  readonly steps: readonly string[];
}

/** Finds what does not fit between files: two entries of one name or one phrasing, dead ids, choices that lead nowhere, missing steps. */
export function* checkReferences(
  entries: readonly Entry[],
  steps: readonly Step[],
  names: FileNames,
): LongWork<Problem[]> {
  return [
    ...sameNames(entries),
    ...(yield* samePhrasings(entries)),
    ...deadIds(entries, names),
    ...deadChoices(steps, names),
    ...missingSteps(names),
  ];
}

function sameNames(entries: readonly Entry[]): Problem[] {
  const seen = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const before = seen.get(entry.id);
    seen.set(entry.id, entry);
    if (before === undefined) return [];
    return [
      { file: entry.file, line: 1, what: `${before.file} has the same name.`, mend: "Rename one of the two files." },
    ];
  });
}

function* samePhrasings(entries: readonly Entry[]): LongWork<Problem[]> {
  const seen = new Map<string, Entry>();
  const problemsOf = (entry: Entry): Problem[] =>
    [entry.question, ...entry.phrasings].flatMap((phrasing, at) => {
      const key = plainKey(phrasing);
      const before = seen.get(key);
      seen.set(key, entry);
      if (before === undefined) return [];
      const where = before === entry ? "this entry twice" : `${before.file} too`;
      return [
        {
          file: entry.file,
          line: (at === 0 ? entry.lines.question : entry.lines.phrasings[at - 1]) ?? 1,
          what: `The phrasing "${phrasing}" stands in ${where}.`,
          mend: "Keep it in the entry that answers it best.",
        },
      ];
    });
  const found = yield* mapPausing(entries, problemsOf, 4);
  return found.flat();
}

function deadIds(entries: readonly Entry[], names: FileNames): Problem[] {
  const known = new Set(names.entries);
  return entries.flatMap(({ id, file, related, parts, lines }) => {
    const places = [...lines.related, ...lines.parts];
    return [...related, ...parts]
      .map((other, at) => ({ other, line: places[at] ?? 1 }))
      .filter(({ other }) => !known.has(other) || other === id)
      .map(({ other, line }) => ({
        file,
        line,
        what: `It refers to "${other}", which is ${other === id ? "itself" : "no entry"}.`,
        mend: "Name another entry, or take it out.",
      }));
  });
}

function deadChoices(steps: readonly Step[], names: FileNames): Problem[] {
  const [entryIds, stepIds] = [new Set(names.entries), new Set(names.steps)];
  return steps.flatMap(({ file, choices, lines }) =>
    choices
      .map((choice, at) => ({ ...choice, line: lines.choices[at] ?? 1 }))
      .filter(({ goTo }) => !(goTo.kind === "step" ? stepIds : entryIds).has(goTo.id))
      .map(({ say, goTo, line }) => ({
        file,
        line,
        what: `The choice "${say}" leads to "${goTo.id}", which is no ${goTo.kind}.`,
        mend: "Mend the name.",
      })),
  );
}

function missingSteps(names: FileNames): Problem[] {
  const known = new Set(names.steps);
  return requiredSteps
    .filter((id) => !known.has(id))
    .map((id) => ({
      file: `dialogs/${id}.md`,
      line: 1,
      what: "This step is missing.",
      mend: "Restore it: the program shows it by this name.",
    }));
}
