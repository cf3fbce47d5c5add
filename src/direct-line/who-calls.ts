import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Request } from "express";
import { Refusal } from "../protocol/refusal.js";
import type { LoggedConversation } from "./ports.js";
import type { Visitor, VisitorTokens } from "./visitor-token.js";

/** Who a call comes from: a visitor with a token, or another server of ours with the Direct Line secret. */
export type Caller = { readonly kind: "visitor"; readonly visitor: Visitor } | { readonly kind: "server" };

/** Tells who calls, and opens conversations for them. */
export interface Callers {
  /** Throws a refusal: 401 without a good credential, 403 (only) for an expired token, as Direct Line clients expect. */
  identify(request: Request): Caller;
  /** The conversation of the path, if the caller may have it. Throws a 404 refusal where it is not the caller's. */
  conversationOf(caller: Caller, id: string): LoggedConversation;
}

export function makeCallers(tokens: VisitorTokens, secret: string | undefined): Callers {
  // A request that passes several stages is asked for its credential once.
  const identified = new WeakMap<Request, Caller>();
  const read = (request: Request): Caller => {
    const bearer = /^Bearer (\S+)$/.exec(request.get("authorization") ?? "")?.[1];
    if (bearer === undefined) throw new Refusal(401, "Unauthorized", "Send a token: Authorization: Bearer TOKEN.");
    if (secret !== undefined && sameText(bearer, secret)) return { kind: "server" };
    const reading = tokens.read(bearer, "api");
    if (reading.kind === "expired")
      throw new Refusal(403, "TokenExpired", "This chat has been open too long. Please start it again.");
    if (reading.kind === "bad") throw new Refusal(401, "Unauthorized", "This token is not valid here.");
    return { kind: "visitor", visitor: reading.visitor };
  };
  return {
    identify(request) {
      const caller = identified.get(request) ?? read(request);
      identified.set(request, caller);
      return caller;
    },
    conversationOf(caller, id) {
      if (caller.kind === "server") return conversationOfServer(id, secret ?? "");
      if (caller.visitor.conversation.id !== id)
        throw new Refusal(404, "NotFound", "There is no such conversation for this token.");
      return caller.visitor.conversation;
    },
  };
}

/** A conversation that another server opened with the secret: its key follows from the secret, so that it needs no token to be read. */
export function conversationOfServer(id: string, secret: string): LoggedConversation {
  return { id, key: createHmac("sha256", secret).update(`conversation key ${id}`).digest() };
}

function sameText(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
