import { z } from "zod";

const entryId = z.string().max(100);

/** What the assistant remembers between turns: entry and step names only, never a word that the person typed. */
export const conversationState = z.object({
  version: z.literal(1),
  /** The last reply, by name, so that it can be said again, simplified or followed up. */
  last: z
    .union([
      z.object({ kind: z.literal("entry"), id: entryId, easy: z.boolean() }),
      z.object({ kind: z.literal("clarify"), ids: z.array(entryId).max(5) }),
      z.object({ kind: z.literal("step"), id: entryId }),
    ])
    .optional(),
  /** The last entry that answered, kept while steps and small talk come between. */
  topic: entryId.optional(),
  /** The last numbered list that was answered with, whole or a part of it, for "and number 3" after something else was asked between. */
  list: entryId.optional(),
  /** The step that said where to get help in danger or distress, for questions about it; dropped with the next answer. */
  help: entryId.optional(),
  /** The next best entries for the last question, best first, for "that is not what I asked". */
  others: z.array(entryId).max(5),
});
export type ConversationState = z.infer<typeof conversationState>;

/** The state of a conversation in which nothing has been said. */
export const freshState: ConversationState = { version: 1, others: [] };
