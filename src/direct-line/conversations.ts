import { randomUUID } from "node:crypto";
import type { Activity, ActivitySet, IncomingActivity } from "../protocol/activity.js";
import { makeRepeats } from "./find-repeat.js";
import { followLog } from "./follow-log.js";
import type { ConversationLog, DeliverToBot, LoggedConversation, OutgoingActivity } from "./ports.js";
import type { Streams } from "./streams.js";
import type { TurnQueue } from "./turn-queue.js";

/** The bot as clients see it. */
export const botAccount = { id: "assistant", name: "SEND assistant", role: "bot" } as const;

/** The conversations behind the API: what is said in one is kept in order, answered and sent to its open streams. */
export interface Conversations {
  /** Begins the conversation with the bot's welcome unless it has begun; says whether it was new. */
  start(conversation: LoggedConversation, userId: string): Promise<boolean>;
  hasStarted(conversation: LoggedConversation): Promise<boolean>;
  /**
   * Keeps the visitor's activity, has the bot answer it and keeps the answer; all is durable when it resolves. Gives the activity's id, of a
   * repeat that of the first.
   */
  post(conversation: LoggedConversation, userId: string, activity: IncomingActivity): Promise<string>;
  /** Has the bot answer the message by itself, for when the log is away: gives the message and the answer, of which nothing is kept. */
  answerUnkept(
    conversation: LoggedConversation,
    userId: string,
    activity: IncomingActivity,
  ): Promise<readonly Activity[]>;
  readAfter(conversation: LoggedConversation, watermark: string): Promise<ActivitySet>;
  /** Deletes all that is kept of the conversation, after the turns under way; what is posted later begins it anew. */
  forget(conversation: LoggedConversation): Promise<void>;
  /** Calls `send` with all that came after the watermark, then with all that comes, until the function that it gives is called. */
  follow(conversation: LoggedConversation, watermark: string, send: (set: ActivitySet) => void): Promise<() => void>;
}

export interface ConversationsParts {
  readonly log: ConversationLog;
  readonly deliver: DeliverToBot;
  readonly streams: Streams;
  /** Keeps the turns of one conversation apart, on all servers that share the log. */
  readonly inTurn: TurnQueue;
  readonly clock: () => Date;
}

export function makeConversations({ log, deliver, streams, inTurn, clock }: ConversationsParts): Conversations {
  const repeats = makeRepeats(log);

  /** Gives where the conversation ends then. */
  const keep = async (conversation: LoggedConversation, activities: readonly Activity[]): Promise<string> => {
    if (activities.length === 0) return log.lastWatermark(conversation);
    const watermark = await log.append(conversation, activities);
    streams.publish(conversation.id, { activities: [...activities], watermark });
    return watermark;
  };

  const stamp =
    (conversation: LoggedConversation, from: Activity["from"]) =>
    (outgoing: OutgoingActivity): Activity => ({
      ...outgoing,
      id: randomUUID(),
      timestamp: clock().toISOString(),
      channelId: "directline",
      conversation: { id: conversation.id },
      from,
    });

  const answerTo = async (
    conversation: LoggedConversation,
    userId: string,
    activity: IncomingActivity,
    id: string,
  ): Promise<Activity[]> => {
    const replies = await deliver({ conversation, userId, activity: { ...activity, id } });
    return replies.map(stamp(conversation, botAccount));
  };

  const messageAndAnswer: Conversations["answerUnkept"] = async (conversation, userId, activity) => {
    const message = stamp(conversation, { id: userId, role: "user" })(toKept(activity));
    return [message, ...(await answerTo(conversation, userId, activity, message.id))];
  };

  /** Says whether the conversation was new, and where it ends with the welcome. */
  const begin = async (conversation: LoggedConversation, userId: string) => {
    const watermark = await log.lastWatermark(conversation);
    if (watermark !== "0") return { isNew: false, watermark };
    const welcome = await answerTo(conversation, userId, { type: "conversationUpdate" }, randomUUID());
    return { isNew: true, watermark: await keep(conversation, welcome) };
  };

  return {
    start: (conversation, userId) => inTurn(conversation.id, async () => (await begin(conversation, userId)).isNew),
    hasStarted: async (conversation) => (await log.lastWatermark(conversation)) !== "0",
    post: (conversation, userId, activity) =>
      inTurn(conversation.id, async () => {
        if (activity.type !== "message") return randomUUID();
        const { watermark: before } = await begin(conversation, userId);
        const known = await repeats.find(conversation, activity, before);
        if (known !== undefined) return known.id;
        const said = await messageAndAnswer(conversation, userId, activity);
        // Kept in one: whenever the server ends, there is no question without its answer.
        const after = await keep(conversation, said);
        repeats.note(conversation.id, activity, { before, after });
        return said[0]?.id ?? "";
      }),
    answerUnkept: messageAndAnswer,
    readAfter: (conversation, watermark) => log.readAfter(conversation, watermark),
    forget: ({ id }) =>
      inTurn(id, async () => {
        repeats.forget(id);
        await log.forget(id);
      }),
    async follow(conversation, watermark, send) {
      const hear = followLog({ log, conversation, watermark, send });
      const stop = streams.subscribe(conversation.id, hear);
      await hear();
      return stop;
    },
  };
}

/** The part of a visitor's message that is kept and sent back to its client, which knows it again by `clientActivityID`. */
function toKept({ type, text, locale, channelData }: IncomingActivity): OutgoingActivity {
  const clientActivityID = channelData?.clientActivityID;
  return {
    type,
    text: text ?? "",
    textFormat: "plain",
    ...(locale === undefined ? {} : { locale }),
    ...(clientActivityID === undefined ? {} : { channelData: { clientActivityID } }),
  };
}
