import { plain } from "./announcements.js";
import type { Line } from "./lines.js";

/** The chat as plain text, in the order in which it was said. */
function chatAsText(lines: readonly Line[], title: string): string {
  const said = lines.map((line) => {
    if (line.by === "person") return `You said:\n${line.text}`;
    const source =
      line.source === undefined
        ? ""
        : `\nFrom: ${line.source.title}, ${line.source.url}, checked on ${longDate(line.source.checked)}`;
    return `The assistant said:\n${line.spoken || plain(line.text)}${source}`;
  });
  return [`${title}\nSaved on ${longDate(new Date().toISOString())}`, ...said].join("\n\n").concat("\n");
}

/** Gives the chat to the browser as a file to keep; nothing is sent anywhere. */
export function saveChat(lines: readonly Line[], title: string): void {
  const address = URL.createObjectURL(new Blob([chatAsText(lines, title)], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "chat.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** "23 November 2026" from a date or a time. */
export function longDate(date: string): string {
  return new Date(date).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "Europe/London",
  });
}
