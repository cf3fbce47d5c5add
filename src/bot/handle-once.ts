import type { Bot, InvokeAnswer } from "./bot-turn.js";
import { makeRecent } from "./recent.js";

const mostRemembered = 5000;

/**
 * Handles each activity once: channels deliver an activity again when they did not hear in time, and what was sent must not be sent twice.
 * The second delivery waits for the first and is answered the same. An edit has the id of its message, so its time counts as well.
 */
export function handleOnce(bot: Bot): Bot {
  const handled = makeRecent<Promise<InvokeAnswer | undefined>>(mostRemembered);
  return (turn) => {
    const { id, type, name, channelId, conversation, timestamp } = turn.activity;
    if (id === undefined) return bot(turn);
    const key = JSON.stringify([channelId, conversation.id, type, name, id, type === "messageUpdate" ? timestamp : ""]);
    const before = handled.get(key);
    if (before !== undefined) return before;
    const now = bot(turn);
    handled.set(key, now);
    return now;
  };
}
