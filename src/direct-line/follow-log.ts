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
  /** The id of the activity that was sent last; unknown before the first, of which a client names only the place. */
  let last: string | undefined;
  let work = Promise.resolve();

  const take = (set: ActivitySet): void => {
    place = Number(set.watermark);
    last = set.activities.at(-1)?.id ?? (place === 0 ? undefined : last);
    if (set.activities.length > 0) send(set);
  };

  const startAnew = async (): Promise<void> => take(await log.readAfter(conversation, "0"));

  /** Reads what was sent last once more: where something else stands in its place, the conversation was deleted, or has expired, and began anew. */
  const catchUpFrom = async (known: string): Promise<void> => {
    const { activities, watermark: end } = await log.readAfter(conversation, String(place - 1));
    const [first, ...missed] = activities;
    return first?.id === known ? take({ activities: missed, watermark: end }) : startAnew();
  };

  const catchUp = async (): Promise<void> => {
    if (last !== undefined) return catchUpFrom(last);
    const missed = await log.readAfter(conversation, String(place));
    const isSilent = missed.activities.length === 0 && Number(missed.watermark) === place;
    if (!isSilent) return take(missed);
    if (place > 0 && Number(await log.lastWatermark(conversation)) < place) await startAnew();
  };

  const follows = (set: ActivitySet): boolean => Number(set.watermark) - set.activities.length === place;

  return (set) => {
    work = work.then(() => (set !== undefined && follows(set) ? take(set) : catchUp())).catch(() => undefined);
    return work;
  };
}
