import type { Activity } from "../../src/protocol/activity.js";
import type { Address } from "./address.js";
import { readActivitySet, readRefusal } from "./read-wire.js";

/**
 * How a call ended. `busy` and `unreachable` are worth another try; `expired` means that the token is dead. `answer` is what the server says to a
 * message that it could not keep.
 */
export type Outcome =
  | { readonly kind: "ok"; readonly body: unknown }
  | { readonly kind: "busy"; readonly waitMs: number }
  | { readonly kind: "unreachable"; readonly answer?: readonly Activity[] }
  | { readonly kind: "expired" }
  | { readonly kind: "refused"; readonly message: string };

export type Failure = Exclude<Outcome, { kind: "ok" }>;

const mostMs = 20_000;

/** The calls of Direct Line 3.0 that the widget makes; none throws. */
export interface Calls {
  token(): Promise<Outcome>;
  start(token: string): Promise<Outcome>;
  reconnect(id: string, token: string, watermark: string): Promise<Outcome>;
  activities(id: string, token: string, watermark: string): Promise<Outcome>;
  post(id: string, token: string, activity: object): Promise<Outcome>;
  refresh(token: string): Promise<Outcome>;
  /** Has our own server delete the conversation, even where the page is being left; undefined for other servers, which cannot. */
  readonly forget: ((id: string, token: string) => Promise<Outcome>) | undefined;
}

export function makeCalls({ tokenUrl, domain, isOurs }: Address): Calls {
  const conversation = (id: string): string => `${domain}/conversations/${encodeURIComponent(id)}`;
  return {
    token: () => call(tokenUrl, { method: "POST" }),
    start: (token) => call(`${domain}/conversations`, { method: "POST", token, body: { locale: "en-GB" } }),
    reconnect: (id, token, watermark) => call(`${conversation(id)}?watermark=${watermark}`, { token }),
    activities: (id, token, watermark) => call(`${conversation(id)}/activities?watermark=${watermark}`, { token }),
    post: (id, token, body) => call(`${conversation(id)}/activities`, { method: "POST", token, body }),
    refresh: (token) => call(`${domain}/tokens/refresh`, { method: "POST", token }),
    forget: isOurs ? (id, token) => call(conversation(id), { method: "DELETE", token, keepalive: true }) : undefined,
  };
}

interface Request {
  readonly method?: string;
  readonly token?: string;
  readonly body?: object;
  readonly keepalive?: boolean;
}

async function call(url: string, { method = "GET", token, body, keepalive = false }: Request): Promise<Outcome> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), mostMs);
  try {
    const response = await fetch(url, {
      method,
      keepalive,
      signal: abort.signal,
      credentials: "omit",
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const read: unknown = await response.json().catch(() => undefined);
    return outcomeOf(response, read, token !== undefined);
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

function withAnswer(answer: readonly Activity[] | undefined): Outcome {
  return answer === undefined ? { kind: "unreachable" } : { kind: "unreachable", answer };
}

function outcomeOf({ ok, status, headers }: Response, body: unknown, hasToken: boolean): Outcome {
  if (ok) return { kind: "ok", body };
  if (status === 429)
    return { kind: "busy", waitMs: 1000 * Math.min(120, Math.max(1, Number(headers.get("retry-after")) || 10)) };
  if (hasToken && (status === 401 || status === 403 || status === 404)) return { kind: "expired" };
  if (status >= 500) return withAnswer(readActivitySet(body)?.activities);
  return { kind: "refused", message: readRefusal(body) ?? "The assistant did not take this." };
}
