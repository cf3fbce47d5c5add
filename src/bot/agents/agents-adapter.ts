import { Activity } from "@microsoft/agents-activity";
import { BaseAdapter, TurnContext } from "@microsoft/agents-hosting";
import type { ConversationRef } from "../../conversation/ports.js";
import { type Bot, type BotTurn, channelActivity, type InvokeAnswer } from "../bot-turn.js";

/** Where an adapter's activities go: to a channel's connector or to this process. Gives the id that the message got there. */
export interface Outbox {
  send(activity: Activity): Promise<string>;
  update(activity: Activity): Promise<void>;
}

/** Runs the bot on the Microsoft 365 Agents SDK; each turn brings its own outbox. (The SDK asks for a class.) */
export class AgentsAdapter extends BaseAdapter {
  readonly #outboxes = new WeakMap<Activity, Outbox>();

  /** Gives the answer to an invoke as soon as it is there, otherwise undefined when all is sent. */
  serve(received: object, outbox: Outbox, bot: Bot, local?: ConversationRef): Promise<InvokeAnswer | undefined> {
    const activity = Activity.fromObject(withoutBlanks(received));
    this.#outboxes.set(activity, outbox);
    return new Promise((resolve, reject) => {
      this.runMiddleware(new TurnContext(this, activity), async (context) => {
        const background: Promise<void>[] = [];
        const answer = await bot(turnOf(received, context, background, local));
        if (answer !== undefined) resolve(answer);
        await Promise.all(background);
      }).then(() => resolve(undefined), reject);
    });
  }

  override sendActivities(context: TurnContext, activities: Activity[]) {
    const outbox = this.#outboxOf(context);
    return Promise.all(activities.map(async (activity) => ({ id: await outbox.send(activity) })));
  }

  override updateActivity(context: TurnContext, activity: Activity): Promise<void> {
    return this.#outboxOf(context).update(activity);
  }

  override deleteActivity = unused;
  override continueConversation = unused;
  override uploadAttachment = unused;
  override getAttachmentInfo = unused;
  override getAttachment = unused;

  #outboxOf({ activity }: TurnContext): Outbox {
    return this.#outboxes.get(activity) ?? { send: unused, update: unused };
  }
}

/** Channels send empty names and nulls, which the SDK's schema refuses. */
function withoutBlanks(received: object): object {
  const kept: unknown = JSON.parse(JSON.stringify(received), (_key, value: unknown) =>
    value === null || value === "" ? undefined : value,
  );
  return typeof kept === "object" && kept !== null ? kept : {};
}

async function unused(): Promise<never> {
  throw new Error("The bot speaks when spoken to, and only in words");
}

function turnOf(received: object, context: TurnContext, background: Promise<void>[], local?: ConversationRef): BotTurn {
  return {
    activity: channelActivity.parse(received),
    ...(local === undefined ? {} : { local }),
    send: async (message) => (await context.sendActivity(Activity.fromObject(message)))?.id,
    update: (id, message) => context.updateActivity(Activity.fromObject({ ...message, id })),
    showTyping: async () => void (await context.sendActivity(Activity.fromObject({ type: "typing" }))),
    later: (work) => void background.push(work),
  };
}
