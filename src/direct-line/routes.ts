import { randomUUID } from "node:crypto";
import { type NextFunction, type Request, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import { type Activity, incomingActivity } from "../protocol/activity.js";
import { isAway, Refusal } from "../protocol/refusal.js";
import type { Conversations } from "./conversations.js";
import type { LoggedConversation } from "./ports.js";
import { newConversation, tokenSeconds, type Visitor, type VisitorTokens } from "./visitor-token.js";
import { type Caller, type Callers, conversationOfServer } from "./who-calls.js";

export interface DirectLineParts {
  readonly conversations: Conversations;
  readonly tokens: VisitorTokens;
  readonly callers: Callers;
  readonly secret: string | undefined;
  /** The address at which the caller reaches this server, without a slash at the end. */
  readonly publicUrl: (request: Request) => string;
  /** Counts the messages of one client and answers 429 when there are too many. */
  readonly limitMessages: RequestHandler;
  /** The same for one conversation, by the `id` in the path; asked when the caller has shown that it is the caller's. */
  readonly limitConversation: RequestHandler;
}

const namedUser = z.object({ user: z.object({ id: z.string().min(1).max(200).optional() }).optional() });

/** The REST half of Direct Line 3.0, to be mounted at `/v3/directline` (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference). */
export function directLineRoutes(parts: DirectLineParts): Router {
  const router = Router();
  const { conversations, callers, tokens } = parts;

  router.post("/tokens/generate", (request, response) => {
    if (callers.identify(request).kind !== "server")
      throw new Refusal(401, "Unauthorized", "Only the Direct Line secret can make tokens.");
    const conversation = conversationOfServer(randomUUID(), parts.secret ?? "");
    const userId = readNamedUser(request);
    response.json(tokenBody(tokens, userId === undefined ? { conversation } : { conversation, userId }));
  });

  router.post("/tokens/refresh", (request, response) => {
    const caller = callers.identify(request);
    if (caller.kind === "server") throw new Refusal(400, "BadArgument", "A secret needs no refreshing; send a token.");
    response.json(tokenBody(tokens, caller.visitor));
  });

  router.post("/conversations", async (request, response) => {
    const visitor = visitorOf(callers.identify(request), readNamedUser(request), parts.secret);
    const isNew = await conversations.start(visitor.conversation, visitor.userId);
    response.status(isNew ? 201 : 200).json(conversationBody(parts, request, visitor, ""));
  });

  router.get("/conversations/:id", async (request, response) => {
    const caller = callers.identify(request);
    const conversation = callers.conversationOf(caller, request.params.id);
    await mustExist(conversations, caller, conversation);
    const userId = userOf(caller) ?? randomUserId();
    response.json(conversationBody(parts, request, { conversation, userId }, readWatermark(request)));
  });

  // Not part of the public protocol: a person who starts again leaves nothing behind.
  router.delete("/conversations/:id", async (request, response) => {
    const caller = callers.identify(request);
    await conversations.forget(callers.conversationOf(caller, request.params.id));
    response.status(204).end();
  });

  router.get("/conversations/:id/activities", async (request, response) => {
    const caller = callers.identify(request);
    const conversation = callers.conversationOf(caller, request.params.id);
    await mustExist(conversations, caller, conversation);
    response.json(await conversations.readAfter(conversation, readWatermark(request)));
  });

  const mustHold = (request: Request<{ id: string }>, _response: Response, next: NextFunction): void => {
    callers.conversationOf(callers.identify(request), request.params.id);
    next();
  };
  router.post(
    "/conversations/:id/activities",
    parts.limitMessages,
    mustHold,
    parts.limitConversation,
    async (request: Request<{ id: string }>, response: Response) => {
      const caller = callers.identify(request);
      const conversation = callers.conversationOf(caller, request.params.id);
      await mustExist(conversations, caller, conversation);
      const read = incomingActivity.safeParse(request.body);
      if (!read.success)
        throw new Refusal(400, "BadArgument", `This activity is not understood: ${whereWrong(read.error)}.`);
      const given = [conversation, userOf(caller) ?? safeUserId(read.data.from?.id), read.data] as const;
      const id = await conversations.post(...given).catch(async (error: unknown) => {
        throw isAway(error) ? withAnswer(error, await conversations.answerUnkept(...given)) : error;
      });
      response.json({ id });
    },
  );

  router.post("/conversations/:id/upload", (request) => {
    callers.conversationOf(callers.identify(request), request.params.id);
    throw new Refusal(400, "BadArgument", "Files cannot be sent here. Please type your question.");
  });

  return router;
}

/**
 * The refusal of a message that could not be kept, with the answer all the same, which is not part of the public protocol: a client that knows it can
 * show at once where somebody in danger gets help.
 */
function withAnswer({ status, code, message }: Refusal, [, ...answer]: readonly Activity[]): Refusal {
  return new Refusal(status, code, message, { activities: answer });
}

function readNamedUser(request: Request): string | undefined {
  const read = namedUser.safeParse(request.body ?? {});
  if (!read.success) throw new Refusal(400, "BadArgument", `The user is not understood: ${whereWrong(read.error)}.`);
  return read.data.user?.id;
}

function visitorOf(caller: Caller, named: string | undefined, secret: string | undefined): Required<Visitor> {
  if (caller.kind === "server")
    return { conversation: conversationOfServer(randomUUID(), secret ?? ""), userId: safeUserId(named) };
  const { conversation, userId } = caller.visitor;
  return { conversation, userId: userId ?? safeUserId(named) };
}

function userOf(caller: Caller): string | undefined {
  return caller.kind === "visitor" ? caller.visitor.userId : undefined;
}

/** The id that a client named itself by; an id of the form `dl_…` is good only inside a token, so it is replaced. */
function safeUserId(named: string | undefined): string {
  return named === undefined || named === "" || named.startsWith("dl_") ? randomUserId() : named;
}

function randomUserId(): string {
  return `visitor-${randomUUID()}`;
}

/** A conversation with a good token is always there, made anew if it has expired; one that a server names must have been started. */
async function mustExist(
  conversations: Conversations,
  caller: Caller,
  conversation: LoggedConversation,
): Promise<void> {
  if (caller.kind === "visitor" || (await conversations.hasStarted(conversation))) return;
  throw new Refusal(404, "NotFound", "There is no such conversation.");
}

function readWatermark(request: Request): string {
  const { watermark } = request.query;
  if (watermark === undefined || watermark === "") return "";
  if (typeof watermark === "string" && /^\d{1,15}$/.test(watermark)) return watermark;
  throw new Refusal(400, "BadArgument", "The watermark is not one that this server gave.");
}

function whereWrong(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`).join("; ");
}

/** A fresh token for the visitor, as clients take it. */
export function tokenBody(
  tokens: VisitorTokens,
  visitor: Visitor,
): { conversationId: string; token: string; expires_in: number } {
  return { conversationId: visitor.conversation.id, token: tokens.sign(visitor, "api"), expires_in: tokenSeconds };
}

function conversationBody(
  { tokens, publicUrl }: DirectLineParts,
  request: Request,
  visitor: Required<Visitor>,
  watermark: string,
): object {
  const base = publicUrl(request).replace(/^http/, "ws");
  const query = new URLSearchParams({ watermark, t: tokens.sign(visitor, "stream") });
  return {
    ...tokenBody(tokens, visitor),
    streamUrl: `${base}/v3/directline/conversations/${visitor.conversation.id}/stream?${query}`,
  };
}

/** `POST /api/token`: a token for a new conversation, for the widget; the caller's origin has been checked before. */
export function giveVisitorToken(tokens: VisitorTokens): RequestHandler {
  return (_request, response) => {
    response.json(tokenBody(tokens, { conversation: newConversation(), userId: randomUserId() }));
  };
}
