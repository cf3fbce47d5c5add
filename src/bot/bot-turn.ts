import { z } from "zod";
import type { ConversationRef } from "../conversation/ports.js";
import type { ReplyChannelData } from "../protocol/channel-data.js";
import type { RenderedCard } from "../rendering/cards/render-card.js";

const account = z.object({ id: z.string() });

/** What the bot reads of an activity, whichever channel and SDK it came through. Everything else stays outside. */
export const channelActivity = z.object({
  type: z.string().min(1),
  id: z.string().optional(),
  timestamp: z.union([z.string(), z.date()]).optional(),
  channelId: z.string().min(1),
  conversation: z.object({ id: z.string().min(1), conversationType: z.string().nullish() }),
  from: account,
  recipient: account,
  replyToId: z.string().nullish(),
  text: z.string().nullish(),
  /** What a button or an invoke carries. */
  value: z.unknown().optional(),
  name: z.string().nullish(),
  /** Of an `installationUpdate`: `add` or `remove`, with `-upgrade` behind it where the app was renewed. */
  action: z.string().nullish(),
  membersAdded: z.array(account).nullish(),
  channelData: z.looseObject({ eventType: z.string().optional() }).nullish().catch(undefined),
});
export type ChannelActivity = z.infer<typeof channelActivity>;

/** A message of the bot, in the Bot Framework's names. */
export interface OutgoingMessage {
  readonly type: "message";
  readonly text?: string;
  readonly textFormat?: "markdown" | "plain";
  readonly summary?: string;
  readonly speak?: string;
  readonly inputHint: "acceptingInput";
  readonly suggestedActions?: {
    readonly actions: { readonly type: "imBack"; readonly title: string; readonly value: string }[];
    readonly to: string[];
  };
  readonly attachments?: CardAttachment[];
  readonly channelData?: ReplyChannelData;
}

/** An Adaptive Card as it is attached to a message or answered to an invoke. */
export interface CardAttachment {
  readonly contentType: "application/vnd.microsoft.card.adaptive";
  readonly content: RenderedCard["card"];
}

/** What an invoke is answered with: an HTTP status and a JSON body. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * One activity on its way through the bot, and what can be done about it. This is the seam: an SDK makes these, and the bot knows no SDK.
 */
export interface BotTurn {
  readonly activity: ChannelActivity;
  /** The conversation where the channel brought its key along; otherwise the bot derives it. */
  readonly local?: ConversationRef;
  /** Sends into the conversation, in the thread of the activity. Gives the id that the channel gave the message, where it did. */
  send(message: OutgoingMessage): Promise<string | undefined>;
  /** Puts the message in the place of one that the bot sent before. */
  update(id: string, message: OutgoingMessage): Promise<void>;
  showTyping(): Promise<void>;
  /** Lets the answer to an invoke go out before this work is done; a fault in it is the giver's to catch. */
  later(work: Promise<void>): void;
}

/** The assistant's bot: takes a turn; gives what to answer where the activity is an invoke. Never throws. */
export type Bot = (turn: BotTurn) => Promise<InvokeAnswer | undefined>;
