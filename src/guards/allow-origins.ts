import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { Refusal } from "../protocol/refusal.js";

/** Whether a page of this origin may use the assistant; a client that names no origin is no browser page and may. */
export type AllowsOrigin = (origin: string | undefined, request: Pick<IncomingMessage, "headers">) => boolean;

/** Allows the server's own origin and those of the list. */
export function makeOriginRule(allowed: readonly string[], publicUrl: string | undefined): AllowsOrigin {
  const known = new Set([...allowed, ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin])]);
  return (origin, { headers }) => {
    if (origin === undefined || known.has(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === headers.host;
  };
}

/** Refuses pages of other origins, and answers browsers' preflight questions for the allowed ones (CORS). */
export function allowOrigins(allows: AllowsOrigin): RequestHandler {
  return (request, response, next) => {
    const origin = request.get("origin");
    response.vary("Origin");
    if (!allows(origin, request)) throw new Refusal(403, "OriginNotAllowed", "This website may not use the assistant.");
    if (origin !== undefined) {
      response.set({
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": "GET, POST, DELETE, OPTIONS",
        "Access-Control-Allow-Headers": "authorization, content-type, x-ms-bot-agent, x-requested-with",
        "Access-Control-Expose-Headers": "retry-after",
        "Access-Control-Max-Age": "600",
      });
    }
    if (request.method === "OPTIONS") response.status(204).end();
    else next();
  };
}
