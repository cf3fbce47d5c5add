import type { Request, RequestHandler } from "express";
import type { Config } from "./config.js";
import { addressOf, type LimitRate } from "./guards/limit-rate.js";

/** How often visitors may ask. */
export interface Limits {
  readonly limitTokens: RequestHandler;
  readonly limitMessages: RequestHandler;
  readonly limitSearches: RequestHandler;
  /** Counts by the conversation that the path names by `id`. */
  readonly limitConversation: RequestHandler;
  /** Counts by the conversation that the form brings; both count together. */
  readonly limitFormConversation: RequestHandler;
}

/** A search is made at each pause in typing, so that one question may take several. */
const searchesAMessage = 4;
/** Nobody types faster, however many people of one office share a client's limit. */
const mostInAConversation = 30;

/** Makes the limits from the messages a minute that one client may send. */
export function assembleLimits(
  limitRate: LimitRate,
  messages: Config["RATE_LIMIT"],
  conversationIn: (form: unknown) => string | undefined,
): Limits {
  const byClient = (name: string, aMinute: Config["RATE_LIMIT"]) => limitRate({ name, aMinute, keyOf: addressOf });
  const byConversation = (keyOf: (request: Request) => string) =>
    limitRate({
      name: "conversation",
      aMinute: messages === "off" ? "off" : Math.min(messages, mostInAConversation),
      keyOf,
    });
  return {
    limitTokens: byClient("tokens", messages),
    limitMessages: byClient("messages", messages),
    limitSearches: byClient("searches", messages === "off" ? "off" : messages * searchesAMessage),
    limitConversation: byConversation(({ params }) => String(params["id"])),
    limitFormConversation: byConversation((request) => conversationIn(request.body) ?? addressOf(request)),
  };
}
