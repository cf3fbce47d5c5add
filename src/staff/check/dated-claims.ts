import type { Day } from "../../content/dated-text.js";
import type { Problem } from "../../content/problem.js";
import { longDay } from "../../rendering/long-day.js";
import { daysAfter } from "../days.js";
import type { Passage } from "./passages.js";
import { type Period, periodsIn } from "./periods.js";
import type { Material, Rule } from "./rule.js";

/** Texts that speak of a time as still to come when it is over. */
export const contradictedDates: Rule = {
  name: "date-passed",
  level: "error",
  why: "Visitors are told something that is no longer true.",
  find: (material) =>
    claimsIn(material)
      .filter(({ period, passage }) => material.day > period.lastDay && isShown(passage, material.day))
      .map(({ period, passage, line }) => ({
        file: passage.file,
        line,
        what: `"${period.said}" was over on ${longDay(period.lastDay)}, but this speaks of it as still to come.`,
        mend: "Say what came of it, or that it was expected then and where to look.",
      })),
};

/** Texts that will speak so on the day after a time ends, because no dated block takes them away. */
export const undatedClaims: Rule = {
  name: "date-undated",
  level: "advice",
  why: "On the day after, visitors are told something that is no longer true, and nobody may notice.",
  find: (material) =>
    claimsIn(material)
      .filter(({ period, passage }) => material.day <= period.lastDay && isShown(passage, daysAfter(period.lastDay, 1)))
      .map(({ period, passage, line }) => undated(period, passage, line)),
};

function undated({ said, lastDay }: Period, { file }: Passage, line: number): Problem {
  return {
    file,
    line,
    what: `This speaks of "${said}" as still to come, and will do so after ${longDay(lastDay)}.`,
    mend: `Put it between "::: until ${lastDay}" and ":::", and what holds afterwards between "::: after ${lastDay}" and ":::".`,
  };
}

function isShown({ until, after }: Passage, day: Day): boolean {
  return (until === undefined || day <= until) && (after === undefined || day > after);
}

interface Claim {
  readonly passage: Passage;
  readonly line: number;
  readonly period: Period;
}

const ahead =
  /\b(?:will|shall|won't|(?:is|are) (?:due|expected|planned|to)|is going to|are going to|expected|planned|due|upcoming|next|comes? back|returns?)\b|'ll\b/i;
const behind = /\b(?:was|were|had|has been|have been|did|took|came|happened)\b/i;

/** The times that are spoken of as still to come. A clause decides: "it was expected in Autumn 2025; the next is due in Spring 2027". */
function claimsIn({ passages }: Material): Claim[] {
  return passages.flatMap((passage) => {
    const text = passage.words;
    return periodsIn(text).flatMap((period) => {
      const clause = clauseAround(text, period.at);
      const isAhead = ahead.test(clause) || (passage.checked !== undefined && period.lastDay > passage.checked);
      if (behind.test(clause) || !isAhead) return [];
      return [{ passage, period, line: passage.line + text.slice(0, period.at).split("\n").length - 1 }];
    });
  });
}

const clauseEnd = /[.;!?,:](?=\s)|\n/g;

function clauseAround(text: string, at: number): string {
  const before = [...text.slice(0, at).matchAll(clauseEnd)].at(-1);
  const start = before === undefined ? 0 : before.index + 1;
  const length = text.slice(at).search(/[.;!?,:](?=\s|$)|\n/);
  return text.slice(start, length === -1 ? undefined : at + length);
}
