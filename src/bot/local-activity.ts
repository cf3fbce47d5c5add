import { z } from "zod";
import type { ConversationRef } from "../conversation/ports.js";
import { activity, type IncomingActivity } from "../protocol/activity.js";

/** An activity that reached this process by itself, with no Bot Framework service in between. */
export interface LocalActivity {
  readonly conversation: ConversationRef;
  readonly userId: string;
  readonly activity: IncomingActivity & { readonly id: string };
}

/** What the bot sent, in the shape of the wire, before the server stamps it. */
export const sentMessages = z.array(
  activity.omit({ id: true, timestamp: true, channelId: true, conversation: true, from: true }),
);

/** Gives all that the bot sent in answer to an activity of this process, in order, typing left out. */
export type DeliverActivity = (local: LocalActivity) => Promise<z.infer<typeof sentMessages>>;

/** The activity in the Bot Framework's shape, as it would come from a channel. */
export function toChannelActivity({ conversation, userId, activity: given }: LocalActivity) {
  const user = { id: userId, name: "visitor", role: "user" };
  const bot = { id: "assistant", name: "SEND assistant", role: "bot" };
  return {
    type: given.type,
    id: given.id,
    channelId: "directline",
    serviceUrl: "urn:in-process",
    conversation: { id: conversation.id, isGroup: false, conversationType: "personal", name: "web chat" },
    from: user,
    recipient: bot,
    ...(given.text === undefined ? {} : { text: given.text }),
    ...(given.type === "conversationUpdate" ? { membersAdded: [user, bot] } : {}),
  };
}
