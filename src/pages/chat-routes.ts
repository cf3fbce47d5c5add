import { randomUUID } from "node:crypto";
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import { dayOf } from "../content/dated-text.js";
import type { Snapshot } from "../content/snapshot.js";
import { greet } from "../conversation/greet.js";
import type { Activity, IncomingActivity } from "../protocol/activity.js";
import { isAway, Refusal } from "../protocol/refusal.js";
import { renderChannelData } from "../rendering/render-channel-data.js";
import { chatAsText, renderChatCopy } from "./chat-copy.js";
import { type ChatPage, type Notice, renderChatPage } from "./chat-page.js";

interface Resumed {
  readonly token: string;
  readonly activities: readonly Activity[];
  /** Missing where what was said before cannot be had just now, and what is said now is not kept. */
  readonly isKept?: true;
}

/** A visitor's conversation as the chat page uses it: the page carries the token, the server keeps no session. */
export interface ChatDesk {
  open(): { readonly token: string };
  /** What was said so far and a fresh token; undefined where the token is expired or not ours. */
  resume(token: string): Promise<Resumed | undefined>;
  /** Sends the message and gives the conversation with the answer in it; undefined as above. */
  say(token: string, activity: IncomingActivity): Promise<Resumed | undefined>;
  /** Deletes the conversation, its state included, and says whether the token still opened it. */
  forget(token: string): Promise<boolean>;
}

export interface ChatRoutesParts {
  readonly library: { current(): Snapshot };
  readonly today: () => Date;
  readonly desk: ChatDesk;
  readonly limitMessages: RequestHandler;
  /** Counts by the conversation that the form's token opens. */
  readonly limitConversation: RequestHandler;
  readonly canonical: (path: string) => string;
}

const form = z.object({
  token: z.string().max(4000).default(""),
  text: z.string().default(""),
  turn: z.string().max(100).default(""),
  easy: z.literal("1").optional(),
  do: z.enum(["ask", "easier", "fuller", "copy", "save", "go-on", "start-again"]).default("ask"),
});
type Form = z.infer<typeof form>;

const notSent = "Your question was not sent";
const closed = {
  kind: "mistake",
  heading: notSent,
  says: "This chat has been closed because it was not used for a while. Your question is still here: press Send to begin a new chat with it.",
} as const;
const gone = {
  kind: "mistake",
  heading: "This chat has been closed",
  says: "It was not used for a while, so this page can no longer open it. What was said is locked, and is deleted by itself. You can begin a new chat here.",
} as const;
const deleted = {
  kind: "done",
  heading: "Your chat has been deleted",
  says: "It is gone from this page and from our server. You can begin a new chat here.",
} as const;
const unkept = {
  kind: "done",
  heading: "Only this answer can be shown just now",
  says: "It is not kept. What was said before is missing until the assistant can keep chats again.",
} as const;

type Shown = Partial<Pick<ChatPage, "activities" | "notice" | "draft">> & {
  readonly token?: string;
  readonly isEasy?: boolean;
};

/** The chat by plain forms, and how a request to it that was declined or failed is shown: on the chat page, with what was typed. */
export function chatRoutes(parts: ChatRoutesParts) {
  const { desk, limitMessages, limitConversation } = parts;
  const router = Router();
  router.get("/", (_request, response) => sendChat(parts, response, {}));
  const readForm = express.urlencoded({ extended: false, limit: "64kb" });
  router.post("/", readForm, limitMessages, limitConversation, async (request, response) => {
    const read = form.safeParse(request.body ?? {});
    if (!read.success) throw new Refusal(400, "BadRequest", "This form is not understood.");
    await follow(parts, read.data, response);
  });
  return {
    router,
    async explain(refusal: Refusal, request: Request, response: Response): Promise<void> {
      const { token, text, easy } = form.safeParse(request.body ?? {}).data ?? { token: "", text: "" };
      // The store may be what failed: then the chat goes on with the same token once it is back.
      const resumed = await desk.resume(token).catch(() => ({ token }));
      const notice: Notice = { kind: "mistake", heading: notSent, says: wordsFor(refusal, parts) };
      sendChat(parts, response, { ...resumed, notice, draft: text, isEasy: easy === "1" }, refusal.status);
    },
  };
}

function wordsFor({ status, message }: Refusal, { library, today }: ChatRoutesParts): string {
  if (status >= 500) return greet("trouble", library.current(), today()).words.markdown;
  return status === 400 ? "Something in this form was not understood. Please type your question again." : message;
}

function sendChat(parts: ChatRoutesParts, response: Response, shown: Shown, status = 200): void {
  const { token = parts.desk.open().token, isEasy = false, activities = [], ...rest } = shown;
  const reply = greet("welcome", parts.library.current(), parts.today());
  const welcome = { key: "welcome", data: renderChannelData(reply), suggestions: reply.suggestions };
  const sitting = { token, turn: randomUUID(), isEasy };
  const canonical = parts.canonical("/chat");
  response.set("Cache-Control", "no-store").status(status).type("html");
  response.send(renderChatPage({ ...rest, activities, welcome, sitting, canonical }));
}

/** Does what the form was sent for. */
async function follow(parts: ChatRoutesParts, sent: Form, response: Response): Promise<void> {
  const isEasy = sent.do === "easier" || (sent.easy === "1" && sent.do !== "fuller");
  if (sent.do === "ask") return ask(parts, { ...sent, isEasy }, response);
  if (sent.do === "start-again") {
    const isDeleted = await parts.desk.forget(sent.token);
    return sendChat(parts, response, { notice: isDeleted ? deleted : gone, isEasy }, isDeleted ? 200 : 403);
  }
  const resumed = await parts.desk.resume(sent.token);
  if (resumed === undefined) return sendChat(parts, response, { notice: gone, isEasy }, 403);
  if (sent.do === "copy" || sent.do === "save") return sendCopy(parts, { ...resumed, isEasy, as: sent.do }, response);
  sendChat(parts, response, { ...resumed, isEasy });
}

function sendCopy(
  { today }: ChatRoutesParts,
  { token, activities, isEasy, as }: Resumed & { readonly isEasy: boolean; readonly as: "copy" | "save" },
  response: Response,
): void {
  response.set("Cache-Control", "no-store");
  if (as === "save") response.attachment("send-assistant-chat.txt").send(chatAsText(activities, dayOf(today())));
  else response.type("html").send(renderChatCopy(activities, { token, turn: randomUUID(), isEasy }));
}

async function ask(
  parts: ChatRoutesParts,
  { token, text, turn, isEasy }: Form & { readonly isEasy: boolean },
  response: Response,
): Promise<void> {
  const { desk } = parts;
  const before = await desk.resume(token).catch(whileAway({ token, activities: [] }));
  if (text.trim() === "") {
    const notice: Notice = { kind: "mistake", heading: notSent, says: "Please type a question first." };
    return sendChat(parts, response, { ...before, notice, isEasy }, 400);
  }
  const isAnswered = before !== undefined && wasAnswered(before.activities, turn, text);
  const channelData = turn === "" ? {} : { channelData: { clientActivityID: turn } };
  const said = isAnswered ? before : await desk.say(token, { type: "message", text, ...channelData });
  if (said === undefined) return sendChat(parts, response, { notice: closed, draft: text, isEasy }, 403);
  sendChat(parts, response, { ...said, ...(said.isKept ? {} : { notice: unkept }), isEasy });
}

/** Goes on with so much while the chat cannot be read; other faults go on as they are. */
function whileAway(sitting: Resumed): (error: unknown) => Resumed {
  return (error) => {
    if (!isAway(error)) throw error;
    return sitting;
  };
}

/** Whether the same form has come before, as when a page is loaded anew. */
function wasAnswered(activities: readonly Activity[], turn: string, text: string): boolean {
  const place = activities.findIndex(
    ({ channelData, text: said }) =>
      channelData !== undefined &&
      "clientActivityID" in channelData &&
      channelData.clientActivityID === turn &&
      said === text,
  );
  return place !== -1 && activities[place + 1]?.from.role === "bot";
}
