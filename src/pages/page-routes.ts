import path from "node:path";
import compression from "compression";
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import type { Snapshot } from "../content/snapshot.js";
import type { Refusal } from "../protocol/refusal.js";
import { renderAccessibilityPage, type StatementFacts } from "./accessibility-page.js";
import { type ChatDesk, chatRoutes } from "./chat-routes.js";
import { renderDemoPage } from "./demo-page.js";
import { faqRoutes } from "./faq-routes.js";
import { renderPrivacyPage } from "./privacy-page.js";
import { renderRefusalPage } from "./refusal-page.js";
import { renderRobots, renderSitemap } from "./sitemap.js";

export interface PagesParts {
  readonly library: { current(): Snapshot };
  readonly today: () => Date;
  readonly desk: ChatDesk;
  readonly limitMessages: RequestHandler;
  readonly limitConversation: RequestHandler;
  readonly limitSearches: RequestHandler;
  /** The address that visitors reach the server at, without a slash at the end; missing where no setting names it. */
  readonly publicUrl: string | undefined;
  readonly addressOf: (request: Request) => string;
  readonly retentionHours: number;
  readonly insightDays: number;
  /** Whether Microsoft's channels are served too. */
  readonly hasCloudChannels: boolean;
}

/** The pages for people, all of which work without JavaScript. */
export interface Pages {
  readonly router: Router;
  /** Shows a browser in words what was declined or failed; false for programs, which are answered in JSON. */
  showRefusal(refusal: Refusal, request: Request, response: Response): Promise<boolean>;
}

const assets = path.join(__dirname, "..", "..", "dist", "web");
const forPrograms = /^\/(?:api|v3|healthz|readyz|metrics)(?:\/|$)/;

export function makePages(parts: PagesParts): Pages {
  const { library, addressOf, publicUrl = "" } = parts;
  const canonical = (to: string): string => publicUrl + to;
  const chat = chatRoutes({ ...parts, canonical });
  const faq = faqRoutes({ ...parts, canonical });
  const facts = (): StatementFacts => ({ ...parts, site: library.current().site, canonical });

  const router = Router();
  // What is compressed is the same for everybody: pages that carry a token beside what was typed are not (BREACH).
  router.use(["/assistant.js", "/assets"], compression());
  // The address that other websites embed: fixed, so it is kept short in caches.
  router.get("/assistant.js", (_request, response) =>
    response.sendFile(path.join(assets, "assistant.js"), { maxAge: "10m" }),
  );
  router.use("/assets", express.static(assets, { index: false, maxAge: "10m" }));
  router.get("/", (_request, response) => void response.type("html").send(renderDemoPage()));
  router.use("/chat", chat.router);
  router.use("/faq", faq.router);
  router.get(
    "/accessibility",
    (_request, response) => void response.type("html").send(renderAccessibilityPage(facts())),
  );
  router.get("/privacy", (_request, response) => void response.type("html").send(renderPrivacyPage(facts())));
  router.get("/sitemap.xml", (request, response) => {
    response.type("application/xml").send(renderSitemap(library.current(), addressOf(request)));
  });
  router.get("/robots.txt", (request, response) => {
    response.type("text/plain").send(renderRobots(addressOf(request)));
  });
  return {
    router,
    async showRefusal(refusal, request, response) {
      if (forPrograms.test(request.path) || !prefersHtml(request, response)) return false;
      response.set("Cache-Control", "no-store");
      if (request.method === "POST" && /^\/chat\/?$/.test(request.path)) await chat.explain(refusal, request, response);
      else if (!faq.explain(refusal, request, response))
        response.status(refusal.status).type("html").send(renderRefusalPage(refusal, library.current().site));
      return true;
    },
  };
}

/** Whether a browser asks, to show the answer to a person; programs, which take anything, are answered in JSON. */
function prefersHtml(request: Request, response: Response): boolean {
  response.vary("Accept");
  return request.accepts(["json", "html"]) === "html";
}
