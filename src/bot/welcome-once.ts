import type { ConversationRef } from "../conversation/ports.js";
import { type ConversationState, freshState } from "../conversation/state.js";
import type { BotParts } from "./assistant-bot.js";
import type { BotTurn } from "./bot-turn.js";
import { makeRecent } from "./recent.js";
import { replyToMessage } from "./reply-to-message.js";

/** Longer than the two activities of one installation are apart. */
const claimMs = 10_000;
const welcomed: ConversationState = { ...freshState, last: { kind: "step", id: "welcome" } };

/**
 * Welcomes a conversation when the bot itself is added to it, once: Teams tells of an installation in two activities that come together, and
 * never of one person. What is remembered for it is a mark without words; uninstalling takes the mark away. Our own channel says each time
 * anew that the bot was added, and is welcomed each time: a chat that was deleted begins again.
 */
export function makeWelcome(parts: BotParts): {
  welcome(turn: BotTurn): Promise<void>;
  goodbye(turn: BotTurn): Promise<void>;
} {
  const greeting = makeRecent<true>(5000);
  const placeOf = (turn: BotTurn) =>
    parts.conversationOf({ ...turn, activity: { ...turn.activity, from: { id: "" } } });
  async function wasWelcomed(place: ConversationRef): Promise<boolean> {
    if (greeting.get(place.id) !== undefined) return true;
    greeting.set(place.id, true);
    if (!(await parts.claim(`welcome ${place.id}`, claimMs))) return true;
    if ((await parts.states.readState(place)) !== undefined) return true;
    await parts.states.writeState(place, welcomed);
    return false;
  }
  return {
    async welcome(turn) {
      if (turn.local === undefined && (await wasWelcomed(placeOf(turn)))) return;
      await turn.send(
        replyToMessage(parts.mind.welcome(), turn.activity.channelId, { place: "chat", pageOf: parts.pageOf }),
      );
    },
    async goodbye(turn) {
      const place = placeOf(turn);
      greeting.forget(place.id);
      await parts.forget(place.id);
      await parts.forget(parts.conversationOf(turn).id);
    },
  };
}

/** Whether the activity says that the bot itself was added to a conversation. */
export function addsTheBot({ activity }: BotTurn): boolean {
  const { type, membersAdded, recipient, action } = activity;
  if (type === "installationUpdate") return action === "add";
  return type === "conversationUpdate" && (membersAdded ?? []).some(({ id }) => id === recipient.id);
}

/** Whether the activity says that the bot was taken out of a conversation. */
export function removesTheBot({ activity }: BotTurn): boolean {
  return activity.type === "installationUpdate" && activity.action === "remove";
}
