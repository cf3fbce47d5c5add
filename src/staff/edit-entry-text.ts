/** The Markdown of an entry with these phrasings too, as the last of `also asked`; undefined where the file has no such key. */
export function withPhrasings(text: string, phrasings: readonly string[]): string | undefined {
  return phrasings.reduce<string | undefined>(
    (before, phrasing) => (before === undefined ? undefined : withPhrasing(before, phrasing)),
    text,
  );
}

function withPhrasing(text: string, phrasing: string): string | undefined {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => /^also asked:/.test(line));
  if (at === -1) return undefined;
  const added = JSON.stringify(phrasing);
  const flow = /^also asked:\s*\[(.*)\]\s*$/.exec(lines[at] ?? "")?.[1];
  if (flow !== undefined) {
    const block = flow.trim() === "" ? ["also asked:", `  - ${added}`] : [`also asked: [${flow.trim()}, ${added}]`];
    return [...lines.slice(0, at), ...block, ...lines.slice(at + 1)].join("\n");
  }
  // The front matter ends with a line of hyphens, so that there is always a line that ends the list.
  const after = lines.findIndex((line, place) => place > at && !/^\s+-\s|^\s*$/.test(line));
  const indent = /^(\s+)-\s/.exec(lines[at + 1] ?? "")?.[1] ?? "  ";
  return [...lines.slice(0, after), `${indent}- ${added}`, ...lines.slice(after)].join("\n");
}

/** The Markdown of an entry without a name in its `related` and `parts`. */
export function withoutReference(text: string, id: string): string {
  const end = text.indexOf("\n---", 3);
  const name = id.replace(/[^a-z0-9-]/gi, "\\$&");
  const front = text
    .slice(0, end)
    .replace(/^(related|parts):\s*\[(.*)\]\s*$/gm, (_whole, key: string, names: string) => {
      const kept = names
        .split(",")
        .map((one) => one.trim())
        .filter((one) => one !== id && one !== `"${id}"`);
      return `${key}: [${kept.join(", ")}]`;
    })
    .replace(new RegExp(`^\\s+-\\s+"?${name}"?\\s*\\n`, "gm"), "");
  return front + text.slice(end);
}
