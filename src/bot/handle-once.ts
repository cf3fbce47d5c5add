import type { BotParts } from "./assistant-bot.js";
import type { Bot, InvokeAnswer } from "./bot-turn.js";
import { makeRecent } from "./recent.js";

const mostRemembered = 5000;
/** For so long no other instance handles the activity; longer, and one that was lost with its instance would stay unanswered. */
const claimMs = 30_000;

/**
 * Handles each activity once: channels deliver an activity again when they did not hear in time, and what was sent must not be sent twice.
 * The second delivery waits for the first and is answered the same; at another instance it is let be, unless somebody waits for its answer (an invoke).
 * An edit has the id of its message, so its time counts as well. What comes from this process comes once.
 */
export function handleOnce(bot: Bot, claim: BotParts["claim"]): Bot {
  const handled = makeRecent<Promise<InvokeAnswer | undefined>>(mostRemembered);
  return (turn) => {
    const { id, type, name, channelId, conversation, timestamp } = turn.activity;
    if (id === undefined || turn.local !== undefined) return bot(turn);
    const key = JSON.stringify([channelId, conversation.id, type, name, id, type === "messageUpdate" ? timestamp : ""]);
    const before = handled.get(key);
    if (before !== undefined) return before;
    const now =
      type === "invoke" ? bot(turn) : claim(key, claimMs).then((isFirst) => (isFirst ? bot(turn) : undefined));
    handled.set(key, now);
    return now;
  };
}
