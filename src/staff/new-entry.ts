import type { Snapshot } from "../content/snapshot.js";
import { daysAfter } from "./days.js";

export type NewEntry =
  | { readonly kind: "made"; readonly file: string; readonly text: string }
  | { readonly kind: "refused"; readonly why: string };

const longestQuestion = 90;
const relatedNamed = 3;
const halfAYear = 182;

/**
 * Makes the Markdown file of a new entry from what was answered: `question`, `topic` and `answer`, and where given `kind` ("signpost"), `easy`,
 * `source` (a link of site.yaml) and `phrasings` (parted by |). `file` is relative to the knowledge folder.
 */
export function newEntry(answers: ReadonlyMap<string, string>, snapshot: Snapshot, today: string): NewEntry {
  const given = (key: string): string => answers.get(key) ?? "";
  const [question = "", topic = "", answer = "", easy] = ["question", "topic", "answer", "easy"].map(given);
  const why = refusal({ question, topic, answer }, snapshot) ?? sourceRefusal(given("source"), snapshot);
  if (why !== undefined) return { kind: "refused", why };
  const phrasings = given("phrasings")
    .split("|")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const lines = [
    "---",
    `question: ${JSON.stringify(question)}`,
    phrasings.length === 0 ? "also asked: []" : "also asked:",
    ...phrasings.map((phrasing) => `  - ${JSON.stringify(phrasing)}`),
    `topic: ${JSON.stringify(topic)}`,
    ...(given("kind") === "signpost" ? ["kind: signpost"] : []),
    `source: ${quotedWhereNumber(given("source") || usualSource)}`,
    `checked: ${today}`,
    `review by: ${daysAfter(today, halfAYear)}`,
    `related: [${nearestTo(question, snapshot).map(quotedWhereNumber).join(", ")}]`,
    "---",
    answer,
    ...(easy ? ["", "## Easy read", easy] : []),
    "",
  ];
  return { kind: "made", file: `${folderOf(topic, snapshot)}/${nameOf(question)}.md`, text: lines.join("\n") };
}

export const usualSource = "page";

/** Why an entry cannot have this question; undefined where it can. */
export function questionRefusal(question: string, { entries }: Snapshot): string | undefined {
  const id = nameOf(question);
  if (id === "") return "The question needs letters or digits: the file is named after it.";
  if (question.length > longestQuestion)
    return `The question has ${question.length} characters; as a button it may have ${longestQuestion}.`;
  return entries.has(id) ? `There is an entry named "${id}" already.` : undefined;
}

/** Why a link of site.yaml cannot be the source; undefined where it can. */
export function sourceRefusal(source: string, { site }: Snapshot): string | undefined {
  if (site.links.has(source || usualSource)) return undefined;
  return `There is no link named "${source}" in site.yaml. There are: ${[...site.links.keys()].join(", ")}.`;
}

function refusal(
  { question, topic, answer }: { readonly question: string; readonly topic: string; readonly answer: string },
  snapshot: Snapshot,
): string | undefined {
  if (!question || !topic || !answer) return "A question, a topic and an answer are needed.";
  if (nameOf(topic) === "") return "The topic needs letters or digits: the folder is named after it.";
  return questionRefusal(question, snapshot);
}

function folderOf(topic: string, { entries }: Snapshot): string {
  const sameTopic = [...entries.values()].find((entry) => entry.topic === topic);
  return sameTopic?.file.split("/").slice(1, -1).join("/") ?? nameOf(topic);
}

/** What people who ask this may ask next, as the search sees it. */
function nearestTo(question: string, { index }: Snapshot): string[] {
  return index
    .rank(index.understand(question), relatedNamed * 2)
    .filter(({ target, coverage }) => target.kind === "entry" && coverage > 0)
    .slice(0, relatedNamed)
    .map(({ target }) => target.id);
}

function nameOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
}

/** YAML would read 999 as a number. */
function quotedWhereNumber(name: string): string {
  return /^\d+$/.test(name) ? JSON.stringify(name) : name;
}
