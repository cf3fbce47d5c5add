import type { Activity, IncomingActivity } from "../protocol/activity.js";
import type { ConversationLog, LoggedConversation } from "./ports.js";

/** A message that comes again comes soon, and each activity that is looked at takes time: so many, three turns. */
const lastActivities = 6;

/**
 * The kept activity of which this is a repeat, by the client's own id and the text: clients send again what they were not told to have arrived.
 * Undefined where it is new, or the client gives no ids.
 */
export async function findRepeat(
  log: ConversationLog,
  conversation: LoggedConversation,
  { text = "", channelData }: IncomingActivity,
): Promise<Activity | undefined> {
  const id = channelData?.clientActivityID;
  if (id === undefined) return undefined;
  const from = Number(await log.lastWatermark(conversation)) - lastActivities;
  const { activities } = await log.readAfter(conversation, String(Math.max(0, from)));
  return activities.find((one) => one.text === text && clientIdOf(one) === id);
}

function clientIdOf({ channelData }: Activity): string | undefined {
  return channelData !== undefined && "clientActivityID" in channelData ? channelData.clientActivityID : undefined;
}
