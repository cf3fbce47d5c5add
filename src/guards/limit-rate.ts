import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, MemoryStore, rateLimit, type Store } from "express-rate-limit";
import { Refusal } from "../protocol/refusal.js";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What servers that count together have in common. */
export interface SharedCounting {
  /** What the hash's key of each day is drawn from. */
  readonly secret: string;
  /** Counts a hit in its window for all servers; rejects when it cannot, and then each server counts for itself. */
  readonly countHit: (name: string, windowMs: number) => Promise<{ readonly hits: number; readonly endsInMs: number }>;
}

export interface RateRule {
  /** What is counted; rules of one name count together. */
  readonly name: string;
  readonly aMinute: number | "off";
  /** Whom or what the request is counted for. */
  readonly keyOf: (request: Request) => string;
}

/** Answers 429 with `Retry-After` when the rule is exceeded; `off` lets all through. */
export type LimitRate = (rule: RateRule) => RequestHandler;

/**
 * Makes limits. What is counted is told apart by a keyed hash whose key changes daily, so that no address is stored: random and in memory only,
 * or drawn from the servers' common secret where they count together.
 */
export function makeLimitRate(clock: () => Date, shared?: SharedCounting): LimitRate {
  const hash = makeDailyHash(clock, shared?.secret);
  return ({ name, aMinute, keyOf }) => {
    if (aMinute === "off") return (_request, _response, next) => next();
    return rateLimit({
      windowMs: minuteMs,
      limit: aMinute,
      standardHeaders: "draft-8",
      legacyHeaders: false,
      keyGenerator: (request) => hash(`${name} ${keyOf(request)}`),
      ...(shared === undefined ? {} : { store: countTogether(shared.countHit) }),
      handler: (_request, _response, next) =>
        next(new Refusal(429, "TooMany", "That is a lot of messages at once. Please wait a minute and try again.")),
    });
  };
}

function makeDailyHash(clock: () => Date, secret: string | undefined): (text: string) => string {
  const bytesOfDay = (day: number): Buffer =>
    secret === undefined ? randomBytes(32) : Buffer.from(hkdfSync("sha256", secret, "", `rate limits ${day}`, 32));
  // A key object, since Node.js 24 takes ten times as long for bare bytes.
  const keyOfDay = (day: number): KeyObject => createSecretKey(bytesOfDay(day));
  let day = -1;
  let key = keyOfDay(day);
  return (text) => {
    const today = Math.floor(clock().getTime() / dayMs);
    if (today !== day) [key, day] = [keyOfDay(today), today];
    return createHmac("sha256", key).update(text).digest("base64url");
  };
}

/** Counts in the common store, and in memory while that fails: a limit that nobody keeps would be none. */
function countTogether(countHit: SharedCounting["countHit"]): Store {
  const own = new MemoryStore();
  return {
    init: (options) => own.init(options),
    async increment(key) {
      try {
        const { hits, endsInMs } = await countHit(key, minuteMs);
        return { totalHits: hits, resetTime: new Date(Date.now() + endsInMs) };
      } catch {
        return own.increment(key);
      }
    },
    decrement: (key) => own.decrement(key),
    resetKey: (key) => own.resetKey(key),
  };
}

/** The address a request comes from, with the last half of an IPv6 address left out. */
export function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? "unknown");
}
