import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Snapshot } from "../../content/snapshot.js";
import { checkContent } from "../check-content.js";
import { noonOf } from "../days.js";
import { judgeChange } from "../judge-change.js";
import { newEntry, questionRefusal, sourceRefusal, usualSource } from "../new-entry.js";
import { countFindings, showFindings } from "../show-findings.js";
import { type Command, type Desk, loadContent } from "./command.js";

/** Writes a new entry from the answers to a few questions; nothing is written that the check would refuse. */
export const writeNew: Command = {
  usage: "new",
  does: "writes a new entry by asking a few questions",
  options: {},
  async run(_call, desk) {
    const snapshot = await loadContent(desk);
    const made = newEntry(await askAll(desk, snapshot), snapshot, desk.today);
    if (made.kind === "refused") throw new Error(`${made.why} Nothing was written.`);
    const place = path.join(desk.folders.knowledge, made.file);
    if (existsSync(place)) throw new Error(`${place} exists already. Nothing was written.`);
    const file = `${path.basename(desk.folders.knowledge)}/${made.file}`;
    const changes = [{ file, before: undefined, after: made.text }];
    const now = noonOf(desk.today);
    const verdict = await judgeChange({ folders: desk.folders, changes, withImpact: false, questions: [], now });
    if (verdict.kind === "broken") {
      const problems = verdict.problems.map(({ what, mend }) => `  ${what} ${mend}`).join("\n");
      throw new Error(
        `This cannot be an entry yet, and nothing was written:\n${problems}\n\nIt would have been:\n${made.text}`,
      );
    }
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, made.text, { flag: "wx" });
    desk.say(`\nWritten: ${place}`);
    await advise(desk, file);
    return 0;
  },
};

async function askAll(desk: Desk, snapshot: Snapshot): Promise<ReadonlyMap<string, string>> {
  const topics = [...new Set([...snapshot.entries.values()].map(({ topic }) => topic))];
  const answers = new Map<string, string>();
  answers.set(
    "question",
    await askUntil(desk, "What is the question, as a visitor would ask it?", (question) =>
      questionRefusal(question, snapshot),
    ),
  );
  const kinds = "Does its source answer it? (yes, or no: then the entry only names who can help)";
  const isAnswered = await askUntil(desk, kinds, (said) =>
    /^(?:y|yes|n|no)$/i.test(said) ? undefined : "Type yes or no.",
  );
  answers.set("kind", /^y/i.test(isAnswered) ? "answer" : "signpost");
  const numbered = topics.map((topic, at) => `  ${at + 1}  ${topic}`).join("\n");
  const topic = await askUntil(
    desk,
    `Which topic is it about? A number, or a new topic in words:\n${numbered}`,
    (said) => {
      const isNumber = /^\d+$/.test(said);
      if (isNumber && topics[Number(said) - 1] === undefined) return `Type a number from 1 to ${topics.length}.`;
      return /[a-z0-9]/i.test(said) ? undefined : "Type a number or some words.";
    },
  );
  answers.set("topic", topics[Number(topic) - 1] ?? topic);
  answers.set(
    "answer",
    await askSomething(desk, "What is the answer? Its first sentence answers the question. An empty line ends it."),
  );
  answers.set("easy", await askLines(desk, "And in easy read? Short sentences, one a line. An empty line ends it."));
  const sources = `Which link of site.yaml is the source? (Enter for: ${usualSource})`;
  answers.set("source", await askUntil(desk, sources, (said) => sourceRefusal(said, snapshot)));
  answers.set(
    "phrasings",
    (await askLines(desk, "How else do people ask it? One a line. An empty line ends it.")).replaceAll("\n", "|"),
  );
  return answers;
}

/** Asks again until the answer will do; `refuse` says why one will not. */
async function askUntil(desk: Desk, question: string, refuse: (answer: string) => string | undefined): Promise<string> {
  for (let asked = question; ; ) {
    const answer = await desk.ask(asked);
    const why = refuse(answer);
    if (why === undefined) return answer;
    asked = why;
  }
}

/** Asks for lines until an empty one, and again where nothing was said. */
async function askSomething(desk: Desk, question: string): Promise<string> {
  for (let asked = question; ; asked = "It needs some words. An empty line ends it.") {
    const said = await askLines(desk, asked);
    if (said !== "") return said;
  }
}

async function askLines(desk: Desk, question: string): Promise<string> {
  const lines: string[] = [];
  for (let asked = question; ; asked = "") {
    const line = await desk.ask(asked);
    if (line === "") return lines.join("\n");
    lines.push(line);
  }
}

async function advise(desk: Desk, file: string): Promise<void> {
  const findings = (await checkContent(await loadContent(desk), desk.today)).filter((finding) => finding.file === file);
  if (findings.length > 0) desk.say(`\n${showFindings(findings)}\n\n${countFindings(findings)}.`);
  desk.say(`See how it reads: npm run kb -- preview ${path.basename(file, ".md")}`);
}
