import type { Entry, Snapshot } from "../../content/snapshot.js";
import { staleEntries } from "../../content/stale-entries.js";
import { type Call, type Command, type Desk, dayIn, flag, loadContent, value } from "./command.js";

const kinds = ["answer", "signpost"];

/** The entries, or those of a topic, of a kind, or whose review is overdue; or the contacts. */
export const list: Command = {
  usage: "list [--topic TOPIC] [--kind answer|signpost] [--stale [--on YYYY-MM-DD]] [--contacts] [--json]",
  does: "all entries: name, kind, review by, topic, question; or the contacts of site.yaml",
  options: { topic: value, kind: value, stale: flag, contacts: flag, on: value, json: flag },
  async run(call, desk) {
    const snapshot = await loadContent(desk);
    if (call.isSet("contacts")) return listContacts(call, desk, snapshot);
    const entries = wished(call, desk, snapshot);
    if (call.isSet("json")) desk.say(JSON.stringify(entries.map(rowOf), undefined, 2));
    else if (entries.length === 0) desk.say("There is no such entry.");
    else desk.say(entries.map(lineOf).join("\n"));
    return 0;
  },
};

function wished(call: Call, desk: Desk, snapshot: Snapshot): Entry[] {
  const topic = topicOf(call, snapshot);
  const kind = call.valueOf("kind");
  if (kind !== undefined && !kinds.includes(kind)) throw new Error(`--kind takes answer or signpost, not "${kind}".`);
  const entries = call.isSet("stale") ? staleEntries(snapshot, dayIn(call, desk)) : [...snapshot.entries.values()];
  return entries.filter(
    (entry) => (topic === undefined || entry.topic === topic) && (kind === undefined || entry.kind === kind),
  );
}

function topicOf(call: Call, { entries }: Snapshot): string | undefined {
  const wanted = call.valueOf("topic");
  if (wanted === undefined) return undefined;
  const topics = [...new Set([...entries.values()].map(({ topic }) => topic))];
  const found = topics.find((topic) => topic.toLowerCase() === wanted.toLowerCase());
  if (found === undefined) throw new Error(`There is no topic "${wanted}". There are: ${topics.join(", ")}.`);
  return found;
}

function rowOf({ id, kind, topic, question, checked, reviewBy, file, phrasings }: Entry) {
  return { id, kind, topic, question, checked, reviewBy, file, phrasings: phrasings.length };
}

function lineOf({ id, kind, topic, question, reviewBy }: Entry): string {
  return `${id.padEnd(28)} ${kind.padEnd(9)} ${reviewBy}  ${topic.padEnd(24)} ${question}`;
}

function listContacts(call: Call, desk: Desk, { site }: Snapshot): number {
  const links = [...site.links.values()];
  const lines = links.map(
    ({ name, checked, title, seenOn }) => `${name.padEnd(24)} ${checked}  ${title}\n${" ".repeat(37)}seen on ${seenOn}`,
  );
  desk.say(call.isSet("json") ? JSON.stringify(links, undefined, 2) : lines.join("\n"));
  return 0;
}
