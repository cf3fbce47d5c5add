import type { Visited } from "../support/browser-like.js";
import type { StaffVisitor } from "../support/staff-visitor.js";

/** What stands in the page's big field. */
export function textIn({ html }: Visited): string {
  const found = /<textarea id="text"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? "";
  return found
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

/** Opens an answer's form, changes its text, reviews it and puts it live, as an editor does; gives the page that this leads to. */
export async function putTextLive(
  staff: StaffVisitor,
  entry: string,
  edit: (text: string) => string,
): Promise<Visited> {
  const address = `/staff/answers/${entry}/edit`;
  const form = await staff.open(address);
  const review = await staff.send(address, { text: edit(textIn(form)), base: form.field("base") });
  if (review.status !== 200) throw new Error(`the review gave ${review.status}: ${review.words}`);
  return staff.send("/staff/answers/live", { kept: review.field("kept") });
}
