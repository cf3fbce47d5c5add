/** Follows pages as a browser without scripts does: keeps cookies by site and path, and sends forms. */
export interface Visitor {
  get(url: string, headers?: Record<string, string>): Promise<Visited>;
  post(url: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Visited>;
  /** As `get`, and on through redirects. */
  follow(url: string): Promise<Visited>;
  /** The cookies for the address, as a browser would send them. */
  cookiesFor(url: string): string;
  /** Replaces a cookie's value, undefined deletes it. */
  setCookie(url: string, name: string, value: string | undefined): void;
}

export interface Visited {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** Where it leads to, as a whole address. */
  readonly location: string | undefined;
  /** The value of a hidden or other input by its name. */
  field(name: string): string;
  /** The text in the main part with single spaces. */
  readonly words: string;
}

interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly value: string;
}

const accept = "text/html,application/xhtml+xml,*/*;q=0.8";

export function newVisitor(): Visitor {
  const jar = new Map<string, Cookie>();
  const cookiesFor = (url: string): string => {
    const { host, pathname } = new URL(url);
    return [...jar]
      .filter(([, cookie]) => cookie.host === host && pathname.startsWith(cookie.path))
      .map(([key, { value }]) => `${key.split(" ")[0]}=${value}`)
      .join("; ");
  };
  const keep = (url: string, response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? "/";
      const { host } = new URL(url);
      const isOver = attributes.some((one) => /^expires=/i.test(one) && Date.parse(one.slice(8)) <= Date.now());
      if (isOver) jar.delete(`${name} ${host}`);
      else jar.set(`${name} ${host}`, { host, path, value });
    }
  };
  const go = async (url: string, init: RequestInit, headers: Record<string, string> = {}): Promise<Visited> => {
    const sent = { accept, cookie: cookiesFor(url), ...headers };
    const response = await fetch(url, { ...init, redirect: "manual", headers: sent });
    keep(url, response);
    return toVisited(url, response, await response.text());
  };
  const get: Visitor["get"] = (url, headers) => go(url, {}, headers);
  return {
    get,
    post: (url, fields, headers) => go(url, { method: "POST", body: new URLSearchParams(fields) }, headers),
    async follow(url) {
      let page = await get(url);
      while (page.location !== undefined) page = await get(page.location);
      return page;
    },
    cookiesFor,
    setCookie(url, name, value) {
      const { host } = new URL(url);
      const before = jar.get(`${name} ${host}`);
      if (value === undefined) jar.delete(`${name} ${host}`);
      else jar.set(`${name} ${host}`, { host, path: before?.path ?? "/staff", value });
    },
  };
}

function toVisited(url: string, response: Response, html: string): Visited {
  const location = response.headers.get("location");
  return {
    url,
    status: response.status,
    headers: response.headers,
    html,
    location: location === null ? undefined : new URL(location, url).href,
    field(name) {
      const input = [...html.matchAll(/<input[^>]*>/g)]
        .map(([tag]) => tag)
        .find((tag) => tag.includes(`name="${name}"`));
      return decode(/value="([^"]*)"/.exec(input ?? "")?.[1] ?? "");
    },
    words: decode((/<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "").replace(/<[^>]*>/g, " "))
      .replace(/\s+/g, " ")
      .trim(),
  };
}

function decode(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
