const named: ReadonlyMap<string, string> = new Map([
  ["nbsp", " "],
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#39", "'"],
  ["apos", "'"],
]);

/** Neither a tag nor a name holds another tag, so that each is read once over, however a message was made. */
const mention = /<at\b[^<>]*>[^<]*<\/at>/gi;

/** What a person typed in Teams: mentions (`<at>…</at>`) taken out, names and all, and Teams' escapes undone. */
export function readTeamsText(text: string): string {
  return withoutEscapes(text.replace(mention, " "))
    .replace(/[ \t]+/g, " ")
    .trim();
}

/** The words of a Teams message's HTML body: as above, and all other tags are gaps between words. */
export function readTeamsHtml(html: string): string {
  const text = html.replace(mention, " ").replace(/<[^<>]*>/g, " ");
  return readTeamsText(text).replace(/\s+/g, " ");
}

function withoutEscapes(text: string): string {
  return text.replace(
    /&(nbsp|amp|lt|gt|quot|#39|apos);/gi,
    (whole, name: string) => named.get(name.toLowerCase()) ?? whole,
  );
}
