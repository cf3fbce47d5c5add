/** A page as a text browser sees it: what it says, and what its forms would send. */
export interface ReadPage {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  readonly title: string;
  /** Headings in order, each with its level before it: `1 Ask about SEND`. */
  readonly headings: readonly string[];
  /** The words of the main part, with single spaces. */
  readonly words: string;
  /** The hidden token of the question's form. */
  readonly token: string;
  /** The questions that are offered, as their buttons send them. */
  readonly suggestions: readonly string[];
  /** What all buttons send in place of a typed question. */
  readonly buttons: readonly string[];
  /** What stands in the field for the question. */
  readonly typed: string;
}

const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/** Opens a page as a browser does. */
export async function open(url: string): Promise<ReadPage> {
  return read(await fetch(url, { headers: { accept } }));
}

/** Sends a form as a browser does. */
export async function post(url: string, fields: Record<string, string>): Promise<ReadPage> {
  return read(await fetch(url, { method: "POST", headers: { accept }, body: new URLSearchParams(fields) }));
}

async function read(response: Response): Promise<ReadPage> {
  const html = await response.text();
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
  return {
    status: response.status,
    headers: response.headers,
    html,
    title: wordsOf(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ""),
    headings: [...html.matchAll(/<h([1-6])[^>]*>([\s\S]*?)<\/h\1>/g)].map(
      ([, level, words]) => `${level} ${wordsOf(words ?? "")}`,
    ),
    words: wordsOf(main),
    token: /name="token" value="([^"]*)"/.exec(html)?.[1] ?? "",
    suggestions: buttonsIn(/<form[^>]* class="suggestions">[\s\S]*?<\/form>/.exec(html)?.[0] ?? ""),
    buttons: buttonsIn(html),
    typed: wordsOf(/<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1] ?? ""),
  };
}

function buttonsIn(html: string): string[] {
  return [...html.matchAll(/name="text" value="([^"]*)"/g)].map(([, value]) => wordsOf(value ?? ""));
}

function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}
