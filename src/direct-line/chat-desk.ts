import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Activity, IncomingActivity } from "../protocol/activity.js";
import { isAway } from "../protocol/refusal.js";
import type { Conversations } from "./conversations.js";
import { newConversation, type Visitor, type VisitorTokens } from "./visitor-token.js";

interface Sitting {
  readonly token: string;
  readonly activities: readonly Activity[];
  /** Missing where the activities are all that is there of the conversation just now, since the log is away. */
  readonly isKept?: true;
}

const tokenForm = z.object({ token: z.string() });

/** A visitor's conversation for pages that have no Direct Line client: they carry the token in a form. */
export function makeChatDesk(conversations: Conversations, tokens: VisitorTokens) {
  const visitorOf = (token: string): Visitor | undefined => {
    const reading = tokens.read(token, "api");
    return reading.kind === "good" ? reading.visitor : undefined;
  };
  const sittingOf = async (visitor: Visitor): Promise<Sitting> => {
    const { activities } = await conversations.readAfter(visitor.conversation, "");
    return { token: tokens.sign(visitor, "api"), activities, isKept: true };
  };
  return {
    /** The id of the conversation that the form's token opens. */
    conversationIn: (form: unknown): string | undefined => {
      const read = tokenForm.safeParse(form);
      return read.success ? visitorOf(read.data.token)?.conversation.id : undefined;
    },
    open: () => ({ token: tokens.sign({ conversation: newConversation(), userId: `visitor-${randomUUID()}` }, "api") }),
    resume: async (token: string): Promise<Sitting | undefined> => {
      const visitor = visitorOf(token);
      return visitor === undefined ? undefined : sittingOf(visitor);
    },
    say: async (token: string, activity: IncomingActivity): Promise<Sitting | undefined> => {
      const visitor = visitorOf(token);
      if (visitor === undefined) return undefined;
      const given = [visitor.conversation, visitor.userId ?? "visitor", activity] as const;
      try {
        await conversations.post(...given);
        return await sittingOf(visitor);
      } catch (error) {
        if (!isAway(error)) throw error;
        return { token, activities: await conversations.answerUnkept(...given) };
      }
    },
    forget: async (token: string): Promise<boolean> => {
      const visitor = visitorOf(token);
      if (visitor !== undefined) await conversations.forget(visitor.conversation);
      return visitor !== undefined;
    },
  };
}
