import { z } from "zod";
import { replyChannelData } from "./channel-data.js";

/** Who an activity comes from or goes to; `role` is set by the server, never believed from a client. */
const account = z.object({
  id: z.string().max(200),
  name: z.string().max(200).optional(),
  role: z.enum(["user", "bot"]).optional(),
});

/** A button under a message: pressing it sends `value` as if the person had typed it. */
const cardAction = z.object({ type: z.literal("imBack"), title: z.string(), value: z.string() });

/**
 * What a client may post to a conversation. Unknown keys are kept out: whatever is not named here never reaches
 * the bot, the log or another client. Clients in the wild also send `attachments: []`, `channelId: "webchat"`,
 * capabilities entities and `attachmentSizes`; all are tolerated and dropped.
 */
export const incomingActivity = z.object({
  type: z.enum(["message", "typing", "event", "conversationUpdate"]),
  text: z.string().optional(),
  value: z.unknown().optional(),
  name: z.string().max(200).optional(),
  locale: z.string().max(35).optional(),
  from: account.partial().optional(),
  channelData: z
    .looseObject({ clientActivityID: z.string().max(200).optional(), postBack: z.boolean().optional() })
    .optional(),
});
export type IncomingActivity = z.infer<typeof incomingActivity>;

/** An activity as the server keeps it and sends it to clients (Bot Framework activity schema 3.1, the part in use). */
export const activity = z.object({
  type: z.enum(["message", "typing", "event", "conversationUpdate", "endOfConversation"]),
  id: z.string(),
  timestamp: z.iso.datetime(),
  channelId: z.literal("directline"),
  conversation: z.object({ id: z.string() }),
  from: account,
  recipient: account.optional(),
  replyToId: z.string().optional(),
  text: z.string().optional(),
  textFormat: z.enum(["markdown", "plain"]).optional(),
  speak: z.string().optional(),
  inputHint: z.enum(["acceptingInput", "expectingInput", "ignoringInput"]).optional(),
  locale: z.string().optional(),
  name: z.string().optional(),
  value: z.unknown().optional(),
  membersAdded: z.array(account).optional(),
  suggestedActions: z.object({ to: z.array(z.string()).optional(), actions: z.array(cardAction) }).optional(),
  channelData: z.union([replyChannelData, z.looseObject({ clientActivityID: z.string().optional() })]).optional(),
});
export type Activity = z.infer<typeof activity>;

/** A page of a conversation: its activities in order, and the watermark that asks for what comes after them. */
export const activitySet = z.object({ activities: z.array(activity), watermark: z.string() });
export type ActivitySet = z.infer<typeof activitySet>;
