import { z } from "zod";

/** What sort of reply a bot message is; clients style and announce by it, and the evaluation judges by it. */
export const replyKinds = [
  "answer",
  "signpost",
  "clarify",
  "no-answer",
  "crisis",
  "concern",
  "step",
  "small-talk",
  "refused",
] as const;
export const replyKind = z.enum(replyKinds);
export type ReplyKind = z.infer<typeof replyKind>;

/**
 * The `channelData` of every bot message on Direct Line. `html` is safe to insert as it stands: raw HTML is off and link
 * schemes are allow-listed. `confidence` runs from 0 to 1. `checked` is the date (YYYY-MM-DD) when a person last
 * compared the answer with its source.
 */
export const replyChannelData = z.object({
  kind: replyKind,
  entry: z.string().optional(),
  confidence: z.number().min(0).max(1).optional(),
  html: z.string(),
  easyRead: z.object({ text: z.string(), html: z.string() }).optional(),
  source: z.object({ title: z.string(), url: z.string(), checked: z.string() }).optional(),
});
export type ReplyChannelData = z.infer<typeof replyChannelData>;
