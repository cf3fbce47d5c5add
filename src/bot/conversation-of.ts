import { createHmac } from "node:crypto";
import type { TurnContext } from "botbuilder";
import type { ConversationRef } from "../conversation/ports.js";
import { localConversation } from "./in-process-adapter.js";

/**
 * Tells which conversation a turn belongs to. Behind Direct Line it came with the visitor's token; Microsoft's channels bring no such key,
 * so the state is kept under a hash of the channel's conversation and sealed with a key made from the server's secret.
 */
export function conversationOf(secret: string): (context: TurnContext) => ConversationRef {
  const derive = (purpose: string, text: string): Buffer =>
    createHmac("sha256", secret).update(`${purpose} ${text}`).digest();
  return (context) => {
    const local = localConversation(context);
    if (local !== undefined) return local;
    const { channelId, conversation, from } = context.activity;
    const name = `${channelId}/${conversation.id}/${from.id}`;
    return { id: `cloud-${derive("id", name).toString("base64url")}`, key: derive("key", name) };
  };
}
