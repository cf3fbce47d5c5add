import type { Activity, IncomingActivity } from "../protocol/activity.js";
import type { ConversationLog, LoggedConversation } from "./ports.js";

/** A message that comes again comes soon, and each activity that is looked at takes time: so many, three turns. */
const lastActivities = 6;
const lastMessages = lastActivities / 2;
const mostRemembered = 5000;

/** Where a conversation ended when its log was last looked at or added to, and what its clients called the last messages until there. */
interface Ending {
  readonly watermark: string;
  readonly clientIds: readonly string[];
}

/** Tells messages that are new from those that clients send again, since they were not told that these had arrived. */
export interface Repeats {
  /**
   * The kept activity of which this is a repeat, by the client's own id and the text. Undefined where it is new, or the client gives no ids.
   * `watermark` is where the conversation ends now.
   */
  find(conversation: LoggedConversation, message: IncomingActivity, watermark: string): Promise<Activity | undefined>;
  /** Takes note of a message that was kept: the conversation ended at `before` and ends at `after` now. */
  note(id: string, message: IncomingActivity, ends: { readonly before: string; readonly after: string }): void;
  forget(id: string): void;
}

/**
 * Looks repeats up in the log, where other servers write too. Most messages are new, and of those that followed one another here that is known
 * without reading: the clients' ids of the last few are remembered, not a word.
 */
export function makeRepeats(log: ConversationLog): Repeats {
  const endings = new Map<string, Ending>();
  const remember = (id: string, ending: Ending): void => {
    endings.delete(id);
    endings.set(id, ending);
    const [oldest] = endings.keys();
    if (endings.size > mostRemembered && oldest !== undefined) endings.delete(oldest);
  };
  return {
    async find(conversation, message, watermark) {
      const clientId = clientIdOf(message);
      if (clientId === undefined) return undefined;
      const ending = endings.get(conversation.id);
      if (ending?.watermark === watermark && !ending.clientIds.includes(clientId)) return undefined;
      const from = Math.max(0, Number(watermark) - lastActivities);
      const { activities } = await log.readAfter(conversation, String(from));
      remember(conversation.id, { watermark, clientIds: activities.flatMap((one) => clientIdOf(one) ?? []) });
      return activities.find((one) => one.text === (message.text ?? "") && clientIdOf(one) === clientId);
    },
    note(id, message, { before, after }) {
      const ending = endings.get(id);
      if (ending?.watermark !== before) return void endings.delete(id);
      const clientIds = [...ending.clientIds, clientIdOf(message) ?? []].flat().slice(-lastMessages);
      remember(id, { watermark: after, clientIds });
    },
    forget: (id) => void endings.delete(id),
  };
}

function clientIdOf({ channelData }: Pick<Activity | IncomingActivity, "channelData">): string | undefined {
  return channelData !== undefined && "clientActivityID" in channelData ? channelData.clientActivityID : undefined;
}
