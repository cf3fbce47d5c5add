import { ActivityHandler, type TurnContext } from "botbuilder";
import type { ConversationRef, Feedback, StateStore } from "../conversation/ports.js";
import type { Reply } from "../conversation/reply.js";
import { type ConversationState, freshState } from "../conversation/state.js";
import { replyToActivity } from "./reply-to-activity.js";

/** The assistant's mind, freed of channels: what it says first, and what it says to a message. */
export interface Mind {
  welcome(): Reply;
  answer(
    text: string,
    state: ConversationState,
  ): { readonly reply: Reply; readonly state: ConversationState; readonly feedback?: Feedback };
}

export interface AssistantBotParts {
  readonly mind: Mind;
  readonly states: StateStore;
  /** Takes what a person said of an answer; a count, tied to nobody. */
  readonly takeFeedback: (feedback: Feedback) => Promise<void>;
  /** The conversation of this turn with the key that its state is sealed with. */
  readonly conversationOf: (context: TurnContext) => ConversationRef;
}

/** The bot as the SDK knows it: welcomes people who join, answers messages, and remembers a little state in between. */
export function makeAssistantBot({ mind, states, takeFeedback, conversationOf }: AssistantBotParts): ActivityHandler {
  const bot = new ActivityHandler();

  bot.onMembersAdded(async (context, next) => {
    const { membersAdded = [], recipient } = context.activity;
    if (membersAdded.some(({ id }) => id !== recipient.id)) await context.sendActivity(replyToActivity(mind.welcome()));
    await next();
  });

  bot.onMessage(async (context, next) => {
    const conversation = conversationOf(context);
    const before = (await states.readState(conversation)) ?? freshState;
    const { reply, state, feedback } = mind.answer(context.activity.text ?? "", before);
    await context.sendActivity(replyToActivity(reply));
    await states.writeState(conversation, state);
    if (feedback !== undefined) await takeFeedback(feedback);
    await next();
  });

  return bot;
}
