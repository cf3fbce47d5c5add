import MarkdownIt from "markdown-it";

const allowedLink = /^(?:https:\/\/|mailto:|tel:|sms:|\/|#)/i;

const markdown = new MarkdownIt("default", { html: false, linkify: false, typographer: false });
markdown.disable(["image", "html_block", "html_inline", "code", "table"]);
markdown.validateLink = (address) => allowedLink.test(address);

/**
 * Markdown as HTML that is safe to insert as it stands: raw HTML is shown as text, links lead only to https, mailto, tel, sms and this site.
 * Headings begin at `firstHeading` (1 to 6), so that they sit below the heading of what surrounds them.
 */
export function renderHtml(text: string, firstHeading = 3): string {
  const tokens = markdown.parse(text, {});
  for (const token of tokens) {
    if (token.type !== "heading_open" && token.type !== "heading_close") continue;
    token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + firstHeading - 1)}`;
  }
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type === "link_open" && String(token.attrGet("href") ?? "").startsWith("http"))
      token.attrSet("rel", "noopener");
  }
  return markdown.renderer.render(tokens, markdown.options, {}).trim();
}
