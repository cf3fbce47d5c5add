import type { Snapshot } from "../../content/snapshot.js";
import { checkConcerns } from "../check/concerns.js";
import { type ExampleResult, runExamples } from "../run-examples.js";
import { type Command, dayIn, flag, loadContent, value } from "./command.js";

/** Asks the examples of every entry, or of one, and those of safeguarding. */
export const test: Command = {
  usage: "test [NAME] [--on YYYY-MM-DD] [--json]",
  does: "asks the question and the examples of every entry, and every example of safeguarding",
  options: { on: value, json: flag },
  async run(call, desk) {
    const snapshot = await loadContent(desk);
    const entries = entriesFor(call.words[0], snapshot);
    const results = runExamples(entries, snapshot, dayIn(call, desk));
    const wrong = results.filter(({ isRight }) => !isRight);
    const concerns = call.words.length === 0 ? checkConcerns(snapshot) : [];
    if (call.isSet("json")) desk.say(JSON.stringify({ asked: results.length, wrong, concerns }, undefined, 2));
    else {
      for (const one of wrong) desk.say(lineOf(one));
      for (const { file, line, what, mend } of concerns) desk.say(`${file}:${line}  ${what} ${mend}`);
      desk.say(`${results.length - wrong.length} of ${results.length} questions find their entry.`);
      if (call.words.length === 0) desk.say(safeguardingLine(snapshot, concerns.length));
    }
    return wrong.length + concerns.length === 0 ? 0 : 1;
  },
};

function entriesFor(id: string | undefined, { entries }: Snapshot) {
  if (id === undefined) return [...entries.values()];
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`There is no entry named "${id}". See their names with: npm run kb -- list`);
  return [entry];
}

function lineOf({ file, line, question, got }: ExampleResult): string {
  return `${file}:${line}  "${question}" got: ${got}. Add a phrasing like it, or see why: npm run kb -- ask "${question}"`;
}

function safeguardingLine({ steps }: Snapshot, wrong: number): string {
  const all = [...steps.values()].flatMap(({ concern }) =>
    concern === undefined
      ? []
      : [concern.counterExamples.length, ...concern.patterns.map(({ examples }) => examples.length)],
  );
  const count = all.reduce((sum, one) => sum + one, 0);
  return `${count - wrong} of ${count} safeguarding examples come out right.`;
}
