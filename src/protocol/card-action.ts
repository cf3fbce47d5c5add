import { z } from "zod";

const name = z.string().min(1).max(100);
const words = z.string().min(1).max(500);

/**
 * What a button of an Adaptive Card carries: a question or choice to say, what somebody thought of an answer, or an answer to insert into
 * a message. It holds all that is needed to act, so that a button works for everyone in a group and after everything else is forgotten.
 */
export const cardAction = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("ask"),
    say: words,
    /** The step whose choice this is. */
    step: name.optional(),
    /** What brings back the card that the button stood on. */
    back: words.optional(),
  }),
  z.object({ do: z.literal("useful"), entry: name, useful: z.boolean() }),
  z.object({ do: z.literal("insert"), entry: name }),
]);
export type CardAction = z.infer<typeof cardAction>;
