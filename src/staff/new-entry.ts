import type { Snapshot } from "../content/snapshot.js";

/** What `kb new` asks, in order. */
export const newEntryQuestions = [
  { key: "question", ask: "What is the question, as a visitor would ask it?" },
  { key: "topic", ask: "Which topic is it about? (as in `kb list`)" },
  { key: "answer", ask: "What is the answer? The first sentence answers the question." },
  { key: "easy", ask: "And in very easy words?" },
  { key: "source", ask: "Which link of site.yaml is the source? (Enter for: page)" },
  { key: "phrasings", ask: "How else do people ask it? (several, parted by |)" },
] as const;

export type NewEntry =
  | { readonly kind: "made"; readonly file: string; readonly text: string }
  | { readonly kind: "refused"; readonly why: string };

/** Makes the Markdown file of a new entry from the answers to `newEntryQuestions`; `file` is relative to the knowledge folder. */
export function newEntry(answers: ReadonlyMap<string, string>, snapshot: Snapshot, today: string): NewEntry {
  const given = (key: string): string => answers.get(key) ?? "";
  const [question, topic, answer, easy] = ["question", "topic", "answer", "easy"].map(given);
  if (!question || !topic || !answer) return { kind: "refused", why: "A question, a topic and an answer are needed." };
  const id = nameOf(question);
  if (snapshot.entries.has(id)) return { kind: "refused", why: `There is an entry named "${id}" already.` };
  const source = given("source") || "page";
  if (!snapshot.site.links.has(source))
    return { kind: "refused", why: `There is no link named "${source}" in site.yaml.` };
  const phrasings = given("phrasings")
    .split("|")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const sameTopic = [...snapshot.entries.values()].find((entry) => entry.topic === topic);
  const folder = sameTopic?.file.split("/").slice(1, -1).join("/") ?? nameOf(topic);
  const lines = [
    "---",
    `question: ${JSON.stringify(question)}`,
    phrasings.length === 0 ? "also asked: []" : "also asked:",
    ...phrasings.map((phrasing) => `  - ${JSON.stringify(phrasing)}`),
    `topic: ${JSON.stringify(topic)}`,
    `source: ${source}`,
    `checked: ${today}`,
    `review by: ${halfAYearAfter(today)}`,
    `related: [${(sameTopic === undefined ? [] : [sameTopic.id]).join(", ")}]`,
    "---",
    answer,
    ...(easy ? ["", "## Easy read", easy] : []),
    "",
  ];
  return { kind: "made", file: `${folder}/${id}.md`, text: lines.join("\n") };
}

function nameOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
}

function halfAYearAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 182);
  return date.toISOString().slice(0, 10);
}
