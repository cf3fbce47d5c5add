import { createHmac } from "node:crypto";
import type { ConversationRef } from "../conversation/ports.js";
import type { BotTurn } from "./bot-turn.js";

/**
 * Tells which conversation a turn belongs to. Behind Direct Line it came with the visitor's token; Microsoft's channels bring no such key,
 * so the state is kept for each person of a conversation under a hash, and sealed with a key made from the server's secret.
 */
export function conversationOf(secret: string): (turn: BotTurn) => ConversationRef {
  const derive = (purpose: string, text: string): Buffer =>
    createHmac("sha256", secret).update(`${purpose} ${text}`).digest();
  return ({ local, activity }) => {
    if (local !== undefined) return local;
    const { channelId, conversation, from } = activity;
    const name = `${channelId}/${conversation.id}/${from.id}`;
    return { id: `cloud-${derive("id", name).toString("base64url")}`, key: derive("key", name) };
  };
}
