import type { Activity, ActivitySet, IncomingActivity } from "../protocol/activity.js";

/** A conversation as its token names it: its id and the key (32 bytes) without which its records cannot be read. */
export interface LoggedConversation {
  readonly id: string;
  readonly key: Buffer;
}

/** Keeps what was said, in order, sealed with each conversation's key, until it is deleted or expires. */
export interface ConversationLog {
  /** Makes the activities durable before it resolves; returns the watermark after the last of them. */
  append(conversation: LoggedConversation, activities: readonly Activity[]): Promise<string>;
  /** The watermark after the last activity; "0" where there is none. */
  lastWatermark(conversation: LoggedConversation): Promise<string>;
  /** All activities after the watermark ("" or "0" for the start), in order; an unknown conversation has none. */
  readAfter(conversation: LoggedConversation, watermark: string): Promise<ActivitySet>;
  /** Deletes every record of the conversation, state included. */
  forget(conversationId: string): Promise<void>;
  /** Deletes conversations in which nothing has been said since the moment; returns how many. */
  forgetIdleSince(moment: Date): Promise<number>;
}

/** One visitor's message on its way to the bot. */
export interface Delivery {
  readonly conversation: LoggedConversation;
  readonly userId: string;
  readonly activity: IncomingActivity & { readonly id: string };
}

/** The bot behind Direct Line: takes an activity, gives the activities it answers with, in order, not yet stamped. */
export type DeliverToBot = (delivery: Delivery) => Promise<readonly OutgoingActivity[]>;

/** What the bot sends before the server stamps id, timestamp, channel and conversation on it. */
export type OutgoingActivity = Omit<Activity, "id" | "timestamp" | "channelId" | "conversation" | "from">;
