import type { Activity as SdkActivity, TurnContext } from "botbuilder";
import type { ConversationRef } from "../../conversation/ports.js";
import { type BotTurn, channelActivity, type OutgoingMessage } from "../bot-turn.js";

/** The SDK's context as a turn of the bot; `background` takes the work that the answer does not wait for. */
export function turnOf(context: TurnContext, background: Promise<void>[], local?: ConversationRef): BotTurn {
  return {
    activity: channelActivity.parse(context.activity),
    ...(local === undefined ? {} : { local }),
    send: async (message) => (await context.sendActivity(toSdk(message)))?.id,
    update: async (id, message) => void (await context.updateActivity({ ...toSdk(message), id })),
    showTyping: async () => void (await context.sendActivity({ type: "typing" })),
    later: (work) => void background.push(work),
  };
}

function toSdk(message: OutgoingMessage): Partial<SdkActivity> {
  return { ...message };
}
