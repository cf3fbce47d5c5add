import path from "node:path";
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import { dayOf } from "../content/dated-text.js";
import type { Snapshot } from "../content/snapshot.js";
import { greet } from "../conversation/greet.js";
import type { Activity, IncomingActivity } from "../protocol/activity.js";
import { Refusal } from "../protocol/refusal.js";
import { renderChannelData } from "../rendering/render-channel-data.js";
import { type ChatPage, renderChatPage } from "./chat-page.js";
import { renderDemoPage } from "./demo-page.js";
import { renderEntryPage, renderFaqPage } from "./faq-page.js";
import { renderAccessibilityPage, renderNotFoundPage, renderPrivacyPage } from "./statement-pages.js";

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
  /** Deletes all that is kept of the conversation; nothing happens where the token is expired or not ours. */
  forget(token: string): Promise<void>;
}

export interface PagesParts {
  readonly library: { current(): Snapshot };
  readonly today: () => Date;
  readonly desk: ChatDesk;
  readonly limitMessages: RequestHandler;
}

const assets = path.join(__dirname, "..", "..", "dist", "web");
const readForm = express.urlencoded({ extended: false, limit: "64kb" });
const form = z.object({ token: z.string().max(4000).default(""), text: z.string().default("") });

/** Sends the chat page; where nothing is said of a sitting, it begins a new chat. */
type SendChat = (
  response: Response,
  page: Partial<Pick<ChatPage, "token" | "activities" | "mistake" | "draft" | "news">>,
  status?: number,
) => void;

/** The pages for people, all of which work without JavaScript. */
export function pageRoutes({ library, today, desk, limitMessages }: PagesParts): Router {
  const router = Router();
  const send = (response: Response, html: string, status = 200): void => {
    response.status(status).type("html").send(html);
  };
  const sendChat: SendChat = (response, page, status) => {
    const reply = greet("welcome", library.current(), today());
    const welcome = { key: "welcome", data: renderChannelData(reply), suggestions: reply.suggestions };
    response.set("Cache-Control", "no-store");
    send(response, renderChatPage({ ...desk.open(), activities: [], welcome, ...page }), status);
  };

  // The address that other websites embed: fixed, so it is kept short in caches.
  router.get("/assistant.js", (_request, response) =>
    response.sendFile(path.join(assets, "assistant.js"), { maxAge: "10m" }),
  );
  router.use("/assets", express.static(assets, { index: false, maxAge: "10m" }));
  router.get("/", (_request, response) => send(response, renderDemoPage()));
  router.get("/chat", (_request, response) => sendChat(response, {}));
  router.post("/chat", readForm, limitMessages, (request, response) => answerForm(desk, request, response, sendChat));
  router.post("/chat/start-again", readForm, async (request, response) => {
    await desk.forget(form.safeParse(request.body ?? {}).data?.token ?? "");
    sendChat(response, { news: "Your earlier chat is deleted. This is a new one." });
  });
  router.use("/chat", explainRefusal(desk, sendChat));
  router.get("/faq", (_request, response) => send(response, renderFaqPage(library.current(), dayOf(today()))));
  router.get("/faq/:id", (request, response, next) => {
    const entry = library.current().entries.get(request.params.id);
    if (entry === undefined) return next();
    send(response, renderEntryPage(entry, library.current(), dayOf(today())));
  });
  router.get("/accessibility", (_request, response) => send(response, renderAccessibilityPage()));
  router.get("/privacy", (_request, response) => send(response, renderPrivacyPage()));
  router.use((request, response, next) => {
    if (prefersHtml(request, response)) send(response, renderNotFoundPage(), 404);
    else next();
  });
  return router;
}

/** Whether a browser asks, to show the answer to a person; programs, which take anything, are answered in JSON. */
function prefersHtml(request: Request, response: Response): boolean {
  response.vary("Accept");
  return request.accepts(["json", "html"]) === "html";
}

async function answerForm(desk: ChatDesk, request: Request, response: Response, sendChat: SendChat): Promise<void> {
  const read = form.safeParse(request.body ?? {});
  if (!read.success)
    throw new Refusal(400, "BadRequest", "This form is not understood. Please type your question again.");
  const { token, text } = read.data;
  if (text.trim() === "")
    return sendChat(response, { ...(await desk.resume(token)), mistake: "Please type a question first." }, 400);
  const said = await desk.say(token, { type: "message", text });
  if (said !== undefined) return sendChat(response, said);
  const mistake =
    "This chat has been closed because it was not used for a while. Your question is still here: press Send to begin a new chat with it.";
  sendChat(response, { mistake, draft: text }, 403);
}

/** Says on the chat page, in the same words as elsewhere, why a form was declined; keeps what was typed where it could be read. */
function explainRefusal(desk: ChatDesk, sendChat: SendChat): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const refusal = error instanceof Refusal ? error : isTooLarge(error) ? tooLong : undefined;
    if (refusal === undefined || !prefersHtml(request, response)) return next(error);
    const { token = "", text = "" } = form.safeParse(request.body ?? {}).data ?? {};
    sendChat(response, { ...(await desk.resume(token)), mistake: refusal.message, draft: text }, refusal.status);
  };
}

const tooLong = new Refusal(413, "TooLarge", "This message is too long. Please ask in fewer words.");

function isTooLarge(error: unknown): boolean {
  return typeof error === "object" && error !== null && "status" in error && error.status === 413;
}
