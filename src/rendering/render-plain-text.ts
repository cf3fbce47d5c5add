/** Markdown as plain words: marks removed, link addresses in brackets behind their words, list marks and line breaks kept. */
export function renderPlainText(markdown: string): string {
  return markdown
    .replace(
      /\[([^\]]*)\]\(([^)]*)\)/g,
      (_whole, words: string, address: string) => `${words}${spokenAddress(address)}`,
    )
    .replace(/^#{1,6}\s+/gm, "")
    .replace(/^>\s?/gm, "")
    .replace(/(\*\*|__)(.+?)\1/g, "$2")
    .replace(/(^|[\s(])[*_]([^\s*_][^*_]*)[*_](?=[\s).,;:!?]|$)/gm, "$1$2")
    .replace(/`([^`]*)`/g, "$1")
    .trim();
}

function spokenAddress(address: string): string {
  return /^https?:/.test(address) ? ` (${address})` : "";
}
