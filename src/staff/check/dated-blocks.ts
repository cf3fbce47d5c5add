import { type DatedText, type Day, textOn } from "../../content/dated-text.js";
import { longDay } from "../../rendering/long-day.js";
import { daysAfter, daysBetween } from "../days.js";
import type { Material, Rule } from "./rule.js";

const soon = 30;

interface Text {
  readonly file: string;
  readonly part: string;
  readonly blocks: DatedText;
}

function textsOf({ snapshot: { entries, steps } }: Material): Text[] {
  return [...entries.values(), ...steps.values()].flatMap(({ file, text, easyRead }) => [
    { file, part: "The text", blocks: text },
    { file, part: "The easy-read text", blocks: easyRead ?? [] },
  ]);
}

/** Blocks that appear or go within 30 days. */
export const changesSoon: Rule = {
  name: "changes-soon",
  level: "advice",
  why: "What visitors read is about to change by itself: somebody should have seen the words.",
  find: (material) =>
    textsOf(material).flatMap(({ file, blocks }) =>
      blocks.flatMap(({ until, after, dateLine }) => {
        const last = until ?? after;
        if (last === undefined || dateLine === undefined) return [];
        const left = daysBetween(material.day, last);
        if (left < 0 || left > soon) return [];
        const change = until === undefined ? "shown from" : "no longer shown from";
        return [
          {
            file,
            line: dateLine,
            what: `These words are ${change} ${longDay(daysAfter(last, 1))}, in ${left + 1} days.`,
            mend: `See how it reads then: npm run kb -- preview --on ${daysAfter(last, 1)}.`,
          },
        ];
      }),
    ),
};

/** Texts of which nothing is left on some day. */
export const emptyDays: Rule = {
  name: "nothing-to-say",
  level: "error",
  why: "Visitors get an empty answer on that day.",
  find: (material) =>
    textsOf(material).flatMap(({ file, part, blocks }) => {
      const empty = turningDays(blocks).find((day) => textOn(blocks, day) === "");
      const line = blocks.find(({ dateLine }) => dateLine !== undefined)?.dateLine;
      if (empty === undefined || line === undefined) return [];
      const what = `${part} is empty on ${longDay(empty)}: no dated block holds then.`;
      return [{ file, line, what, mend: "Let one block end on the day after which the next begins." }];
    }),
};

/** For each stretch of days on which the text stays the same, one of them. */
function turningDays(blocks: DatedText): Day[] {
  return blocks.flatMap(({ until, after }) => {
    const last = until ?? after;
    return last === undefined ? [] : [last, daysAfter(last, 1)];
  });
}
