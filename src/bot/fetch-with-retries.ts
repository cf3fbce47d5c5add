import { setTimeout as wait } from "node:timers/promises";

export interface RetryRules {
  readonly attempts: number;
  /** The wait after the first failure, in milliseconds; it doubles each time. */
  readonly firstWaitMs: number;
  /** A longer `Retry-After` than this is not waited for. */
  readonly longestWaitMs: number;
  readonly timeoutMs: number;
}

export const retryRules: RetryRules = { attempts: 4, firstWaitMs: 400, longestWaitMs: 8000, timeoutMs: 10_000 };

/**
 * Makes an HTTP call to a channel's connector. Where it answers that it did not take it (412, 429, 5xx), the call is made again after
 * `Retry-After` or a growing wait. Where the connection broke without an answer, only a call that may safely arrive twice is made again (PUT,
 * DELETE, GET) or one that surely did not arrive (no connection): a message is never sent twice. A redirect is not followed: the token names
 * one address. Gives the last answer; throws where there was none.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export async function fetchWithRetries(url: string, init: RequestInit, rules = retryRules): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt >= rules.attempts;
    const signal = AbortSignal.timeout(rules.timeoutMs);
    const result = await fetch(url, { ...init, signal, redirect: "manual" }).catch((error: unknown) => {
      if (isLast || !mayRepeat(init.method, error)) throw new Error("The connector did not answer", { cause: error });
      return undefined;
    });
    if (result !== undefined && (isLast || !wasNotTaken(result.status))) return result;
    const waitMs = retryAfterMs(result?.headers.get("retry-after")) ?? growingWait(attempt, rules);
    if (result !== undefined && waitMs > rules.longestWaitMs) return result;
    await result?.body?.cancel();
    await wait(waitMs);
  }
}

function wasNotTaken(status: number): boolean {
  return status === 412 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

const neverArrived: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"]);

function mayRepeat(method: string | undefined, error: unknown): boolean {
  if (method === "PUT" || method === "DELETE" || method === "GET") return true;
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null && "code" in cause && neverArrived.has(cause.code);
}

/** `Retry-After` in milliseconds: seconds or a date; undefined where there is none that can be read. */
function retryAfterMs(header: string | null | undefined): number | undefined {
  if (header === null || header === undefined || header.trim() === "") return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function growingWait(attempt: number, { firstWaitMs }: RetryRules): number {
  return firstWaitMs * 2 ** (attempt - 1) * (0.8 + 0.4 * Math.random());
}
