import { ActivityHandler, type TurnContext } from "botbuilder";
import type { ConversationRef, StateStore } from "../conversation/ports.js";
import type { Reply } from "../conversation/reply.js";
import { type ConversationState, freshState } from "../conversation/state.js";
import { replyToActivity } from "./reply-to-activity.js";

/** The assistant's mind, freed of channels: what it says first, and what it says to a message. */
export interface Mind {
  welcome(): Reply;
  answer(text: string, state: ConversationState): { readonly reply: Reply; readonly state: ConversationState };
}

export interface AssistantBotParts {
  readonly mind: Mind;
  readonly states: StateStore;
  /** The conversation of this turn with the key that its state is sealed with. */
  readonly conversationOf: (context: TurnContext) => ConversationRef;
}

/** The bot as the SDK knows it: welcomes people who join, answers messages, and remembers a little state in between. */
export function makeAssistantBot({ mind, states, conversationOf }: AssistantBotParts): ActivityHandler {
  const bot = new ActivityHandler();

  bot.onMembersAdded(async (context, next) => {
    const { membersAdded = [], recipient } = context.activity;
    if (membersAdded.some(({ id }) => id !== recipient.id)) await context.sendActivity(replyToActivity(mind.welcome()));
    await next();
  });

  bot.onMessage(async (context, next) => {
    const conversation = conversationOf(context);
    const before = (await states.readState(conversation)) ?? freshState;
    const { reply, state } = mind.answer(context.activity.text ?? "", before);
    await context.sendActivity(replyToActivity(reply));
    await states.writeState(conversation, state);
    await next();
  });

  return bot;
}
