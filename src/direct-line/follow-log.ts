import type { ActivitySet } from "../protocol/activity.js";
import type { ConversationLog, LoggedConversation } from "./ports.js";

export interface FollowLogParts {
  readonly log: Pick<ConversationLog, "readAfter" | "lastWatermark">;
  readonly conversation: LoggedConversation;
  readonly watermark: string;
  readonly send: (set: ActivitySet) => void;
}

/**
 * Sends each activity after the watermark once and in order. The function that it gives is called when the conversation has grown: with what came,
 * which is sent as it is where nothing is missing before it, or with nothing. What cannot be read now is sent at the next call.
 */
export function followLog({
  log,
  conversation,
  watermark,
  send,
}: FollowLogParts): (set?: ActivitySet) => Promise<void> {
  let place = Number(watermark) || 0;
  let work = Promise.resolve();

  const take = (set: ActivitySet): void => {
    place = Number(set.watermark);
    if (set.activities.length > 0) send(set);
  };

  const catchUp = async (): Promise<void> => {
    const missed = await log.readAfter(conversation, String(place));
    const isSilent = missed.activities.length === 0 && Number(missed.watermark) === place;
    if (!isSilent) return take(missed);
    // A conversation that was deleted, or has expired, begins again at its start.
    if (place > 0 && Number(await log.lastWatermark(conversation)) < place)
      take(await log.readAfter(conversation, "0"));
  };

  const follows = (set: ActivitySet): boolean => Number(set.watermark) - set.activities.length === place;

  return (set) => {
    work = work.then(() => (set !== undefined && follows(set) ? take(set) : catchUp())).catch(() => undefined);
    return work;
  };
}
