import type { ActivityHandler } from "botbuilder";
import { z } from "zod";
import type { Reply } from "../conversation/reply.js";
import { activity } from "../protocol/activity.js";
import { InProcessAdapter, type LocalActivity } from "./in-process-adapter.js";
import { replyToActivity } from "./reply-to-activity.js";

const outgoing = activity.omit({ id: true, timestamp: true, channelId: true, conversation: true, from: true });
type Outgoing = z.infer<typeof outgoing>;

export interface LocalDeliveryParts {
  readonly bot: ActivityHandler;
  /** What is said when the bot fails in the middle of a turn. */
  readonly trouble: () => Reply;
  readonly reportFault: (error: unknown) => void;
}

/** Delivers activities of this process to the bot and gives its answers in the shape of the wire. A fault becomes the `trouble` step. */
export function makeLocalDelivery({
  bot,
  trouble,
  reportFault,
}: LocalDeliveryParts): (local: LocalActivity) => Promise<Outgoing[]> {
  const adapter = new InProcessAdapter();
  adapter.onTurnError = async (context, error) => {
    reportFault(error);
    await context.sendActivity(replyToActivity(trouble()));
  };
  return async (local) => {
    const sent = await adapter.deliver(local, (context) => bot.run(context));
    return z.array(outgoing).parse(sent);
  };
}
