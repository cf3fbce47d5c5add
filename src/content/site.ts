import { z } from "zod";
import { isDay } from "./body.js";
import type { SourceFile } from "./files.js";
import { readYaml } from "./front-matter.js";
import type { Problem } from "./problem.js";
import type { Link, Site } from "./snapshot.js";

const address = z
  .string()
  .regex(/^(?:https:\/\/|mailto:|tel:|sms:)\S+$/, "it must begin with https://, mailto:, tel: or sms:");

/** `knowledge/site.yaml`: the names, addresses and numbers that everything else refers to by name. */
const siteSchema = z.strictObject({
  name: z.string().min(1),
  organisation: z.string().min(1),
  /** "off" leaves a polite notice and who can help in place of every answer. */
  answers: z.enum(["on", "off"]).default("on"),
  links: z.record(
    z.string().regex(/^[a-z0-9-]+$/, "a link's name has lower-case letters, digits and hyphens"),
    z.strictObject({
      title: z.string().min(1),
      url: address,
      "seen on": z.string().min(1),
      checked: z.string().refine(isDay, "it must be a date, YYYY-MM-DD"),
    }),
  ),
});

/** Reads `knowledge/site.yaml`. Gives the problems instead where there are any. */
export function readSite(source: SourceFile): Site | Problem[] {
  const read = readYaml({ file: source.file, text: source.text, firstLine: 1 }, siteSchema);
  if (Array.isArray(read)) return read;
  const links = Object.entries(read.data.links).map(
    ([name, { title, url, "seen on": seenOn, checked }]): [string, Link] => [
      name,
      { name, title, url, seenOn, checked, line: read.lineOf(["links", name]) },
    ],
  );
  const { name, organisation, answers } = read.data;
  return { name, organisation, isSwitchedOff: answers === "off", file: source.file, links: new Map(links) };
}
