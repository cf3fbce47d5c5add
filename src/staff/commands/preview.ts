import { type DatedText, type Day, textOn } from "../../content/dated-text.js";
import type { Entry, Snapshot, Step } from "../../content/snapshot.js";
import { staleEntries } from "../../content/stale-entries.js";
import { tellEntry } from "../../conversation/find-answers.js";
import { renderCard } from "../../rendering/cards/render-card.js";
import { longDay } from "../../rendering/long-day.js";
import { renderPlainText } from "../../rendering/render-plain-text.js";
import { type CardPart, cardWords } from "../card-words.js";
import { noonOf } from "../days.js";
import { type Command, dayIn, loadContent, value } from "./command.js";

/** How an entry reads on a day, or what will read differently by then. */
export const preview: Command = {
  usage: "preview --on YYYY-MM-DD [NAME]",
  does: "how an entry reads on that day on the web, in Teams and in easy read; without a name, what changes until then",
  options: { on: value },
  async run(call, desk) {
    const day = dayIn(call, desk);
    const snapshot = await loadContent(desk);
    const [id] = call.words;
    if (id !== undefined) desk.say(showEntry(id, snapshot, day));
    else if (call.valueOf("on") === undefined)
      throw new Error("Say for which day: npm run kb -- preview --on 2027-06-01");
    else desk.say(showChanges(snapshot, desk.today, day));
    return 0;
  },
};

function showEntry(id: string, snapshot: Snapshot, day: Day): string {
  const reply = tellEntry(id, snapshot, noonOf(day));
  if (reply === undefined) throw new Error(`There is no entry named "${id}". See their names with: npm run kb -- list`);
  const { markdown, easyRead } = reply.words;
  const buttons = reply.suggestions.map((title) => `  [${title}]`);
  const card = cardWords(renderCard(reply, { place: "chat" }).card.body);
  return [
    `${id} on ${longDay(day)}`,
    heading("On the web"),
    wordsOf(markdown),
    "",
    `From: ${reply.source.title}, checked ${longDay(reply.source.checked)}`,
    ...buttons,
    heading("In Teams"),
    ...card.map(linesOf),
    heading("In easy read"),
    easyRead === undefined ? "There is no easy-read version." : wordsOf(easyRead),
  ].join("\n");
}

function linesOf(part: CardPart): string {
  return part.kind === "buttons" ? part.titles.map((title) => `  [${title}]`).join("\n") : `${wordsOf(part.text)}\n`;
}

/** Addresses are as long as they are dull: a preview shows the words of a link alone. */
function wordsOf(markdown: string): string {
  return renderPlainText(markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
}

function heading(title: string): string {
  return `\n${title}\n${"-".repeat(title.length)}`;
}

function showChanges(snapshot: Snapshot, today: Day, day: Day): string {
  const changes = [...snapshot.entries.values(), ...snapshot.steps.values()].flatMap((one) =>
    changesOf(one, today, day),
  );
  const due = staleEntries(snapshot, day).length;
  return [
    changes.length === 0
      ? `Nothing reads differently on ${longDay(day)} from ${longDay(today)}.`
      : `What reads differently on ${longDay(day)} (+) from ${longDay(today)} (-):`,
    ...changes,
    "",
    `${due} of ${snapshot.entries.size} entries are overdue for review by then.`,
  ].join("\n");
}

function changesOf({ id, file, text, easyRead }: Entry | Step, today: Day, day: Day): string[] {
  const lines = [...changedLines(text, today, day), ...changedLines(easyRead ?? [], today, day)];
  return lines.length === 0 ? [] : [`\n${id}  (${file})`, ...lines];
}

/** The paragraphs and points that go and come. */
function changedLines(text: DatedText, today: Day, day: Day): string[] {
  const [before, after] = [today, day].map((one) =>
    textOn(text, one)
      .split("\n")
      .filter((line) => line.trim() !== ""),
  );
  if (before === undefined || after === undefined) return [];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `  - ${wordsOf(line)}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `  + ${wordsOf(line)}`),
  ];
}
