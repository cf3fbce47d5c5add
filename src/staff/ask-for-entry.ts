import type { Snapshot } from "../content/snapshot.js";
import { questionRefusal, sourceRefusal, usualSource } from "./new-entry.js";

/** Asks for one line; an empty question goes on with the one before. */
export type Ask = (question: string) => Promise<string>;

/** Asks for all that `newEntry` needs, each again until it will do. */
export async function askForEntry(ask: Ask, snapshot: Snapshot): Promise<ReadonlyMap<string, string>> {
  const question = await askUntil(ask, "What is the question, as a visitor would ask it?", (said) =>
    questionRefusal(said, snapshot),
  );
  const kind = await askKind(ask);
  const topic = await askTopic(ask, snapshot);
  const answer = await askSomething(ask, `What is the answer? Its first sentence answers the question. ${ending}`);
  const easy = await askLines(ask, `And in easy read? Short sentences, one a line. ${ending}`);
  const source = await askUntil(ask, `Which link of site.yaml is the source? (Enter for: ${usualSource})`, (said) =>
    sourceRefusal(said, snapshot),
  );
  const phrasings = await askLines(ask, `How else do people ask it? One a line. ${ending}`);
  return new Map([
    ["question", question],
    ["kind", kind],
    ["topic", topic],
    ["answer", inParagraphs(answer)],
    ["easy", easy.join("\n")],
    ["source", source],
    ["phrasings", phrasings.join("|")],
  ]);
}

const ending = "An empty line ends it.";

async function askKind(ask: Ask): Promise<string> {
  const question = "Does its source answer it? (yes, or no: then the entry only names who can help)";
  const said = await askUntil(ask, question, (one) => (/^(?:y|yes|n|no)$/i.test(one) ? undefined : "Type yes or no."));
  return /^y/i.test(said) ? "answer" : "signpost";
}

async function askTopic(ask: Ask, { entries }: Snapshot): Promise<string> {
  const topics = [...new Set([...entries.values()].map(({ topic }) => topic))];
  const numbered = topics.map((topic, at) => `  ${at + 1}  ${topic}`).join("\n");
  const question = `Which topic is it about? A number, or a new topic in words:\n${numbered}`;
  const said = await askUntil(ask, question, (one) => {
    if (/^\d+$/.test(one) && topics[Number(one) - 1] === undefined) return `Type a number from 1 to ${topics.length}.`;
    return /[a-z0-9]/i.test(one) ? undefined : "Type a number or some words.";
  });
  return topics[Number(said) - 1] ?? said;
}

/** `refuse` says why an answer will not do. */
async function askUntil(ask: Ask, question: string, refuse: (answer: string) => string | undefined): Promise<string> {
  for (let asked = question; ; ) {
    const answer = await ask(asked);
    const why = refuse(answer);
    if (why === undefined) return answer;
    asked = why;
  }
}

async function askSomething(ask: Ask, question: string): Promise<string[]> {
  for (let asked = question; ; asked = `It needs some words. ${ending}`) {
    const lines = await askLines(ask, asked);
    if (lines.length > 0) return lines;
  }
}

async function askLines(ask: Ask, question: string): Promise<string[]> {
  const lines: string[] = [];
  for (let asked = question; ; asked = "") {
    const line = await ask(asked);
    if (line === "") return lines;
    lines.push(line);
  }
}

/** Each line is a paragraph of its own, but for the points of a list. */
function inParagraphs(lines: readonly string[]): string {
  const isPoint = (line: string | undefined): boolean => /^(?:-|\d+\.) /.test(line ?? "");
  return lines
    .map((line, at) => (at === 0 ? line : isPoint(line) && isPoint(lines[at - 1]) ? `\n${line}` : `\n\n${line}`))
    .join("");
}
