/** The channel on which servers tell each other that a conversation has grown: `SERVER CONVERSATION`. */
export const newsChannel = "assistant:news";
/** What `/readyz` writes, to know that it can. */
export const pulseKey = "assistant:pulse";
/** The days that have counts. */
export const countedDaysKey = "assistant:counted";

/** The keys of one conversation; the braces keep them on one server of a cluster. */
export function keysOf(conversationId: string): {
  readonly log: string;
  readonly state: string;
  readonly turn: string;
} {
  const prefix = `assistant:{${conversationId}}`;
  return { log: `${prefix}:log`, state: `${prefix}:state`, turn: `${prefix}:turn` };
}

/** The key of what was counted on a day. */
export function countedKey(day: string): string {
  return `assistant:counted:${day}`;
}
