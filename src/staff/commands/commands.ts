import { ask } from "./ask.js";
import { check } from "./check.js";
import type { Command } from "./command.js";
import { gaps } from "./gaps.js";
import { links } from "./links.js";
import { list } from "./list.js";
import { writeNew } from "./new.js";
import { preview } from "./preview.js";
import { test } from "./test.js";

/** All commands, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  check,
  ask,
  list,
  new: writeNew,
  preview,
  test,
  gaps,
  links,
};

/** How the command line is used. */
export function help(): string {
  const rows = Object.values(commands).map(({ usage, does }) => `  ${usage}\n      ${does}`);
  return ["npm run kb -- COMMAND", "", ...rows].join("\n");
}
