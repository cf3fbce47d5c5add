import { createHmac, randomBytes } from "node:crypto";
import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { Refusal } from "../protocol/refusal.js";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * Answers 429 with `Retry-After` when one client makes more than `aMinute` requests in a minute; `off` lets all through. Clients are told
 * apart by a keyed hash of what `keyOf` gives; the key changes daily and is kept in memory only, so that no address is stored.
 */
export function limitRate(
  aMinute: number | "off",
  keyOf: (request: Request) => string,
  clock: () => Date,
): RequestHandler {
  if (aMinute === "off") return (_request, _response, next) => next();
  let secret = randomBytes(32);
  let day = Math.floor(clock().getTime() / dayMs);
  const hash = (text: string): string => {
    const today = Math.floor(clock().getTime() / dayMs);
    if (today !== day) [secret, day] = [randomBytes(32), today];
    return createHmac("sha256", secret).update(text).digest("base64url");
  };
  return rateLimit({
    windowMs: minuteMs,
    limit: aMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    keyGenerator: (request) => hash(keyOf(request)),
    handler: (_request, _response, next) =>
      next(new Refusal(429, "TooMany", "That is a lot of messages at once. Please wait a minute and try again.")),
  });
}

/** The address a request comes from, with the last half of an IPv6 address left out. */
export function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? "unknown");
}
