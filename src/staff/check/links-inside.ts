import type { Rule } from "./rule.js";

const pages = new Set(["/", "/chat", "/faq", "/accessibility", "/privacy"]);

/** Links to pages of the assistant itself that are not there. Names of site.yaml are looked up when the files are loaded. */
export const linksInside: Rule = {
  name: "dead-link",
  level: "error",
  why: "Whoever follows it finds an error page.",
  find: ({ passages, snapshot: { entries } }) =>
    passages.flatMap(({ file, line, markdown }) =>
      [...markdown.matchAll(/\]\((\/[^)\s]*)\)/g)].flatMap(({ 1: address = "", index }) => {
        const path = address.replace(/[?#].*$/, "").replace(/(?<=.)\/$/, "");
        const entry = /^\/faq\/([^/]+)$/.exec(path)?.[1];
        if (entry === undefined ? pages.has(path) : entries.has(entry)) return [];
        return [
          {
            file,
            line: line + markdown.slice(0, index).split("\n").length - 1,
            what: `There is no page ${address}.`,
            mend: "An answer's page is /faq/ and the name of its file without .md: see `npm run kb -- list`.",
          },
        ];
      }),
    ),
};
