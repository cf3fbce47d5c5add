import type { Problem } from "../../content/problem.js";
import type { Link } from "../../content/snapshot.js";
import type { Passage } from "./passages.js";
import type { Rule } from "./rule.js";

/** Telephone numbers, e-mail addresses and web addresses that do not stand in site.yaml, where each has a source and a day. */
export const unsourcedContacts: Rule = {
  name: "no-source",
  level: "error",
  why: "A number or an address that nobody keeps goes wrong without anybody noticing.",
  find({ passages, snapshot: { site } }) {
    const links = [...site.links.values()];
    const known = new Set(links.map(keyOf));
    return passages.flatMap((passage) =>
      contactsIn(passage)
        .filter(({ key }) => !known.has(key))
        .map(toProblem),
    );
  },
};

interface Contact {
  readonly file: string;
  readonly line: number;
  readonly said: string;
  readonly key: string;
}

function contactsIn({ file, line, markdown, words }: Passage): Contact[] {
  const contact =
    (text: string) =>
    ({ 0: said, index }: RegExpExecArray): Contact => {
      return { file, line: line + text.slice(0, index).split("\n").length - 1, said, key: keyOf({ url: said }) };
    };
  return [
    ...[...words.matchAll(/\b0\d(?:[ ]?\d){8,9}\b/g)].map(contact(words)),
    ...[...words.matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)].map(contact(words)),
    ...[...markdown.matchAll(/(?<=\]\()https:[^)\s]+/g)].map(contact(markdown)),
  ];
}

/** Under which a contact is found however it is written: `tel:+441905768153` and `01905 768153` are one. */
function keyOf({ url }: Pick<Link, "url">): string {
  const address = url.replace(/^(?:tel|mailto|sms):/, "").toLowerCase();
  return /^[+\d ]+$/.test(address) ? address.replace(/ /g, "").replace(/^\+44/, "0") : address;
}

function toProblem({ file, line, said }: Contact): Problem {
  return {
    file,
    line,
    what: `"${said}" does not stand in knowledge/site.yaml.`,
    mend: "Add it there, with where it was seen and the day it was checked, and link to it by its name.",
  };
}
