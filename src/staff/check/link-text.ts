import type { Rule } from "./rule.js";

const empty = new Set(
  ["click here", "click", "here", "link", "this link", "the link", "this", "more", "read more", "find out more"].concat(
    ["more information", "this page", "page", "go"],
  ),
);

/** Links whose words do not say where they lead. */
export const linkText: Rule = {
  name: "link-text",
  level: "error",
  why: "People who listen to a page jump from link to link: the words of a link are all that they hear (WCAG 2.4.4).",
  find: ({ passages }) =>
    passages.flatMap(({ file, line, markdown }) =>
      [...markdown.matchAll(/\[([^\]]*)\]\([^)]*\)/g)].flatMap(({ 1: said = "", index }) => {
        const words = said
          .toLowerCase()
          .replace(/[^\p{L}\p{N} ]/gu, "")
          .trim();
        const isAddress = /^(?:https?:\/\/|www\.)/i.test(said.trim());
        if (words !== "" && !empty.has(words) && !isAddress) return [];
        return [
          {
            file,
            line: line + markdown.slice(0, index).split("\n").length - 1,
            what: `The link "${said}" does not say where it leads.`,
            mend: 'Put the name of what it leads to into the brackets: "[the council\'s page](page)".',
          },
        ];
      }),
    ),
};
