import { BotAdapter, type ResourceResponse, type Activity as SdkActivity, TurnContext } from "botbuilder";
import type { Bot } from "../bot-turn.js";
import { type DeliverActivity, type LocalActivity, sentMessages, toChannelActivity } from "../local-activity.js";
import { turnOf } from "./turn-of.js";

const sentActivities = Symbol("activities sent in this turn");

/** Delivers activities of this process to the bot through the Bot Framework SDK, and gives its answers in the shape of the wire. */
export function deliverThroughBotBuilder(bot: Bot): DeliverActivity {
  const adapter = new InProcessAdapter();
  return async (local) => sentMessages.parse(await adapter.deliver(local, bot));
}

/** Runs the bot for activities of this process and collects what it sends. (The SDK asks for a class.) */
class InProcessAdapter extends BotAdapter {
  async deliver(local: LocalActivity, bot: Bot): Promise<Partial<SdkActivity>[]> {
    const context = new TurnContext(this, toChannelActivity(local));
    const sent: Partial<SdkActivity>[] = [];
    context.turnState.set(sentActivities, sent);
    await this.runMiddleware(context, async (given) => void (await bot(turnOf(given, [], local.conversation))));
    return sent;
  }

  override async sendActivities(context: TurnContext, activities: Partial<SdkActivity>[]): Promise<ResourceResponse[]> {
    const sent = context.turnState.get<Partial<SdkActivity>[]>(sentActivities);
    sent?.push(...activities.filter(({ type }) => type === "message"));
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
