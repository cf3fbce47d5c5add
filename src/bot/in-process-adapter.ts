import {
  ActivityTypes,
  BotAdapter,
  type ResourceResponse,
  type Activity as SdkActivity,
  TurnContext,
} from "botbuilder";
import type { ConversationRef } from "../conversation/ports.js";
import type { IncomingActivity } from "../protocol/activity.js";

/** An activity that reached this process by itself, with no Bot Framework service in between. */
export interface LocalActivity {
  readonly conversation: ConversationRef;
  readonly userId: string;
  readonly activity: IncomingActivity & { readonly id: string };
}

const sentActivities = Symbol("activities sent in this turn");
const conversationOfTurn = Symbol("conversation of this turn");

/** Runs the bot's logic for activities of this process and collects what it sends. (The SDK asks for a class.) */
export class InProcessAdapter extends BotAdapter {
  /** Gives all that the bot sent in answer, in order, typing left out. */
  async deliver(local: LocalActivity, logic: (context: TurnContext) => Promise<void>): Promise<Partial<SdkActivity>[]> {
    const context = new TurnContext(this, toSdkActivity(local));
    const sent: Partial<SdkActivity>[] = [];
    context.turnState.set(sentActivities, sent);
    context.turnState.set(conversationOfTurn, local.conversation);
    await this.runMiddleware(context, logic);
    return sent;
  }

  override async sendActivities(context: TurnContext, activities: Partial<SdkActivity>[]): Promise<ResourceResponse[]> {
    const sent = context.turnState.get<Partial<SdkActivity>[]>(sentActivities);
    sent?.push(...activities.filter(({ type }) => type === ActivityTypes.Message));
    return activities.map(({ id }) => ({ id: id ?? "" }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error("The in-process channel cannot change a message that was sent");
  }

  override async deleteActivity(): Promise<void> {
    throw new Error("The in-process channel cannot take a message back");
  }

  override async continueConversation(): Promise<void> {
    throw new Error("The in-process channel speaks only when spoken to");
  }
}

/** The conversation that the in-process adapter was given for this turn, undefined in a turn of another channel. */
export function localConversation(context: TurnContext): ConversationRef | undefined {
  return context.turnState.get<ConversationRef>(conversationOfTurn);
}

function toSdkActivity({ conversation, userId, activity }: LocalActivity): Partial<SdkActivity> {
  const user = { id: userId, name: "", role: "user" };
  const bot = { id: "assistant", name: "SEND assistant", role: "bot" };
  return {
    type: activity.type,
    id: activity.id,
    channelId: "directline",
    serviceUrl: "urn:in-process",
    conversation: { id: conversation.id, isGroup: false, conversationType: "personal", name: "" },
    from: user,
    recipient: bot,
    ...(activity.text === undefined ? {} : { text: activity.text }),
    ...(activity.type === "conversationUpdate" ? { membersAdded: [user, bot] } : {}),
  };
}
