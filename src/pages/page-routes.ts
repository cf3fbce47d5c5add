import path from "node:path";
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import { dayOf } from "../content/dated-text.js";
import type { Snapshot } from "../content/snapshot.js";
import type { Activity, IncomingActivity } from "../protocol/activity.js";
import { Refusal } from "../protocol/refusal.js";
import { renderChatPage } from "./chat-page.js";
import { renderDemoPage } from "./demo-page.js";
import { renderEntryPage, renderFaqPage } from "./faq-page.js";
import { renderAccessibilityPage, renderPrivacyPage } from "./statement-pages.js";

/** A visitor's conversation as the chat page uses it: the page carries the token, the server keeps no session. */
export interface ChatDesk {
  open(): { readonly token: string };
  /** What was said so far and a fresh token; undefined where the token is expired or not ours. */
  resume(token: string): Promise<{ readonly token: string; readonly activities: readonly Activity[] } | undefined>;
  /** Sends the message and gives the conversation with the answer in it; undefined as above. */
  say(
    token: string,
    activity: IncomingActivity,
  ): Promise<{ readonly token: string; readonly activities: readonly Activity[] } | undefined>;
}

export interface PagesParts {
  readonly library: { current(): Snapshot };
  readonly today: () => Date;
  readonly desk: ChatDesk;
  readonly limitMessages: RequestHandler;
}

const assets = path.join(__dirname, "..", "..", "dist", "web");
const form = z.object({ token: z.string().max(4000).default(""), text: z.string().default("") });

/** The pages for people, all of which work without JavaScript. */
export function pageRoutes({ library, today, desk, limitMessages }: PagesParts): Router {
  const router = Router();
  const page = (response: Response, html: string, status = 200): void => {
    response.status(status).type("html").send(html);
  };

  router.use("/assets", express.static(assets, { index: false, maxAge: "10m" }));
  router.get("/", (_request, response) => page(response, renderDemoPage()));
  router.get("/chat", async (_request, response) => {
    response.set("Cache-Control", "no-store");
    page(response, renderChatPage({ activities: [], token: desk.open().token, path: "/chat" }));
  });
  router.post("/chat", express.urlencoded({ extended: false, limit: "64kb" }), limitMessages, (request, response) =>
    answerForm(desk, request, response, page),
  );
  router.get("/faq", (_request, response) => page(response, renderFaqPage(library.current(), dayOf(today()))));
  router.get("/faq/:id", (request, response) => {
    const entry = library.current().entries.get(request.params.id);
    if (entry === undefined) throw new Refusal(404, "NotFound", "There is no answer at this address.");
    page(response, renderEntryPage(entry, library.current(), dayOf(today())));
  });
  router.get("/accessibility", (_request, response) => page(response, renderAccessibilityPage()));
  router.get("/privacy", (_request, response) => page(response, renderPrivacyPage()));
  return router;
}

async function answerForm(
  desk: ChatDesk,
  request: Request,
  response: Response,
  page: (response: Response, html: string, status?: number) => void,
): Promise<void> {
  response.set("Cache-Control", "no-store");
  const read = form.safeParse(request.body ?? {});
  if (!read.success)
    throw new Refusal(400, "BadRequest", "This form is not understood. Please open the chat page again.");
  const { token, text } = read.data;
  if (text.trim() === "") {
    const resumed = (await desk.resume(token)) ?? { ...desk.open(), activities: [] };
    page(response, renderChatPage({ ...resumed, mistake: "Please type a question first.", path: "/chat" }), 400);
    return;
  }
  const said = await desk.say(token, { type: "message", text });
  if (said !== undefined) return page(response, renderChatPage({ ...said, path: "/chat" }));
  const mistake =
    "This chat has been closed because it was not used for a while. Your question is still here: press Send to begin a new chat with it.";
  page(response, renderChatPage({ ...desk.open(), activities: [], mistake, draft: text, path: "/chat" }), 403);
}
