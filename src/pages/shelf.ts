import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Request, Response } from "express";

interface ShelvedPage {
  readonly html: string;
  readonly gzip: Buffer;
  readonly etag: string;
}

/** Sends a page that is the same for everyone; `edition` names the content and the day that it is made from. */
export type SendShelved = (
  request: Request,
  response: Response,
  page: { readonly key: string; readonly edition: string; readonly render: () => string },
) => void;

/**
 * Keeps each page as it was first made until the edition changes. Browsers and caches may keep it too, but ask each time whether it still
 * holds, since an edit is live within seconds and dated text changes at midnight; the answer is then 304 without a body.
 */
export function makeShelf(): SendShelved {
  const pages = new Map<string, ShelvedPage>();
  let current = "";
  return (request, response, { key, edition, render }) => {
    if (edition !== current) pages.clear();
    current = edition;
    const page = pages.get(key) ?? shelve(render(), edition);
    pages.set(key, page);
    response.set({ ETag: page.etag, "Cache-Control": "public, no-cache" }).type("html").vary("Accept-Encoding");
    // Asked here and not by Express, which sends the page again where the request says "no-cache" as well.
    if (isKnown(request, page.etag)) response.status(304).end();
    else if (request.acceptsEncodings("gzip") === "gzip") response.set("Content-Encoding", "gzip").send(page.gzip);
    else response.send(page.html);
  };
}

/** Whether the browser already has the page that bears this mark (RFC 9110, 13.1.2). */
function isKnown(request: Request, etag: string): boolean {
  const known = request.get("If-None-Match") ?? "";
  return known === "*" || known.split(",").some((mark) => mark.trim() === etag);
}

/** The mark has the page's own hash in it too, so that a new release of the templates is noticed. */
function shelve(html: string, edition: string): ShelvedPage {
  const hash = createHash("sha256").update(html).digest("base64url").slice(0, 16);
  return { html, gzip: gzipSync(html), etag: `W/"${edition}-${hash}"` };
}
