import { longDay } from "../../rendering/long-day.js";
import { daysBetween } from "../days.js";
import type { Rule } from "./rule.js";

/** How many days ahead the check looks. */
const soon = 30;
/** After how many days a contact is to be confirmed again. */
const contactsHoldFor = 365;

/** Answers whose review is overdue or due within 30 days. */
export const reviewDates: Rule = {
  name: "review-by",
  level: "advice",
  why: "Nobody knows whether an answer still holds until somebody has compared it with its source.",
  find: ({ snapshot: { entries }, day }) =>
    [...entries.values()].flatMap(({ file, lines, reviewBy, source }) => {
      const left = daysBetween(day, reviewBy);
      if (left > soon) return [];
      return [
        {
          file,
          line: lines.reviewBy,
          what:
            left < 0
              ? `It was to be reviewed by ${longDay(reviewBy)}, ${-left} days ago.`
              : `It is to be reviewed by ${longDay(reviewBy)}, in ${left} days.`,
          mend: `Compare it with its source ("${source.title}"), mend it, and set "checked" to today and "review by" to a later day.`,
        },
      ];
    }),
};

/** Contacts that nobody has confirmed for a year. */
export const contactDates: Rule = {
  name: "contact-checked",
  level: "advice",
  why: "Numbers and addresses change, and people in need must not be sent to a dead one.",
  find: ({ snapshot: { site }, day }) =>
    [...site.links.values()].flatMap(({ name, line, checked, seenOn }) => {
      const age = daysBetween(checked, day);
      if (age <= contactsHoldFor) return [];
      const what = `"${name}" was last checked on ${longDay(checked)}, ${age} days ago.`;
      return [
        {
          file: site.file,
          line,
          what,
          mend: `Try it, compare it with where it was seen (${seenOn}), and set "checked" to today.`,
        },
      ];
    }),
};
