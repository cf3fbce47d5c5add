import type { Activity, ActivitySet } from "../../src/protocol/activity.js";

/** What the server gives for a token or a conversation; `streamUrl` is missing where only polling is offered. */
export interface Started {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl?: string;
}

// The server has checked what it sends with zod; the widget checks only what it would fall over, to stay small.
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Reads the body of a token, start or reconnect call; undefined where it is something else. */
export function readStarted(body: unknown, known = ""): Started | undefined {
  if (!isRecord(body) || typeof body["token"] !== "string") return undefined;
  const { token, conversationId = known, streamUrl } = body;
  if (typeof conversationId !== "string") return undefined;
  return typeof streamUrl === "string" ? { conversationId, token, streamUrl } : { conversationId, token };
}

/** Reads a set of activities from a poll or a stream frame; undefined for a keep-alive or anything else. */
export function readActivitySet(body: unknown): ActivitySet | undefined {
  if (!isRecord(body) || !Array.isArray(body["activities"])) return undefined;
  const activities = body["activities"].filter(
    (item) => isRecord(item) && isRecord(item["from"]) && typeof item["id"] === "string",
  );
  return { activities: activities as Activity[], watermark: String(body["watermark"] ?? "") };
}

/** The sentence for people in a refusal's body. */
export function readRefusal(body: unknown): string | undefined {
  const error = isRecord(body) ? body["error"] : undefined;
  return isRecord(error) && typeof error["message"] === "string" ? error["message"] : undefined;
}
