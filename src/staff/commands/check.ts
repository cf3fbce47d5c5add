import path from "node:path";
import type { Snapshot } from "../../content/snapshot.js";
import type { Finding } from "../check/rule.js";
import { brokenFiles, checkContent } from "../check-content.js";
import { countFindings, githubFindings, showFindings } from "../show-findings.js";
import { type Call, type Command, type Desk, dayIn, flag, value } from "./command.js";

const formats = ["text", "json", "github"] as const;

/** Everything that is wrong in the content, or could be better. */
export const check: Command = {
  usage: "check [--on YYYY-MM-DD] [--json | --format text|json|github]",
  does: "what is wrong in knowledge/ and dialogs/, and what could be better",
  options: { on: value, json: flag, format: value },
  async run(call, desk) {
    const format = formatOf(call);
    const day = dayIn(call, desk);
    const result = await desk.load(desk.folders);
    const findings = result.kind === "broken" ? brokenFiles(result.problems) : await checkContent(result.snapshot, day);
    const errors = findings.filter(({ level }) => level === "error").length;
    if (format === "json")
      desk.say(JSON.stringify({ day, errors, advice: findings.length - errors, findings }, undefined, 2));
    else if (format === "github") desk.say(githubFindings(findings, placeFrom(desk)));
    else desk.say(asText(findings, result.kind === "broken" ? undefined : result.snapshot));
    return errors === 0 ? 0 : 1;
  },
};

function formatOf(call: Call): (typeof formats)[number] {
  const named = call.valueOf("format") ?? (call.isSet("json") ? "json" : "text");
  const format = formats.find((one) => one === named);
  if (format === undefined) throw new Error(`--format takes ${formats.join(", ")}, not "${named}".`);
  return format;
}

function asText(findings: readonly Finding[], snapshot: Snapshot | undefined): string {
  const looked =
    snapshot === undefined
      ? "The rest is checked once the files can be read."
      : `${snapshot.entries.size} entries, ${snapshot.steps.size} steps.`;
  return findings.length === 0
    ? `All is well: ${looked}`
    : `${showFindings(findings)}\n\n${countFindings(findings)}. ${looked}`;
}

/** Files are named from the content folder's parent; pipelines want them from where the command runs. */
function placeFrom({ folders }: Desk): (file: string) => string {
  return (file) => {
    const folder = [folders.knowledge, folders.dialogs].find((one) => path.basename(one) === file.split("/")[0]);
    const place = path.relative("", path.join(path.dirname(path.resolve(folder ?? ".")), file));
    return place.split(path.sep).join("/");
  };
}
