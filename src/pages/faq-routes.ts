import { type Request, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import { dayOf } from "../content/dated-text.js";
import type { Snapshot } from "../content/snapshot.js";
import { searchAnswers } from "../conversation/search-answers.js";
import type { Refusal } from "../protocol/refusal.js";
import { renderEntryPage } from "./faq-entry-page.js";
import { renderFaqPage } from "./faq-page.js";
import type { FaqView } from "./faq-parts.js";
import { renderSearchPage, type SearchResult } from "./faq-search-page.js";
import { makeShelf } from "./shelf.js";

export interface FaqRoutesParts {
  readonly library: { current(): Snapshot };
  readonly today: () => Date;
  readonly limitSearches: RequestHandler;
  readonly canonical: (path: string) => string;
}

const oneWord = z.union([z.string(), z.array(z.string()).transform(([first = ""]) => first)]).catch("");
const query = z.object({ q: oneWord, easy: oneWord });

/** Every answer, each answer at its own address, and the search; and how a search that was declined or failed is shown. */
export function faqRoutes({ library, today, limitSearches, canonical }: FaqRoutesParts) {
  const router = Router();
  const sendShelved = makeShelf();
  const viewFor = (isEasy: boolean): FaqView => {
    return { snapshot: library.current(), day: dayOf(today()), isEasy, canonical };
  };
  const sendWhole = (request: Request, response: Response, key: string, render: (view: FaqView) => string): void => {
    const { isEasy } = wishOf(request);
    const view = viewFor(isEasy);
    const edition = `${view.snapshot.version}-${view.day}`;
    sendShelved(request, response, { key: isEasy ? `${key}?easy` : key, edition, render: () => render(view) });
  };
  // What was typed is in no title, no log and no cache; the address is the browser's own.
  const sendResult = (request: Request, response: Response, result: SearchResult): void => {
    const { typed, isEasy } = wishOf(request);
    response.set("Cache-Control", "no-store").type("html");
    response.send(renderSearchPage(typed, result, viewFor(isEasy)));
  };

  router.get("/", (request, response, next) => {
    if (wishOf(request).typed === "") sendWhole(request, response, "/", renderFaqPage);
    else limitSearches(request, response, next);
  });
  router.get("/", (request, response) =>
    sendResult(request, response, searchAnswers(wishOf(request).typed, library.current(), today())),
  );
  router.get("/:id", (request, response, next) => {
    const entry = library.current().entries.get(request.params.id);
    if (entry === undefined) return next();
    sendWhole(request, response, entry.id, (view) => renderEntryPage(entry, view));
  });
  return {
    router,
    /** Shows on the search page why a search was declined, with what was typed; says whether it was one. */
    explain(refusal: Refusal, request: Request, response: Response): boolean {
      if (wishOf(request).typed === "" || !/^\/faq\/?$/.test(request.path)) return false;
      response.status(refusal.status);
      sendResult(request, response, { declined: refusal.message });
      return true;
    },
  };
}

function wishOf(request: Request): { readonly typed: string; readonly isEasy: boolean } {
  const { q, easy } = query.parse(request.query);
  return { typed: q.trim(), isEasy: easy === "1" };
}
