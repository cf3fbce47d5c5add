import type { ActivitySet } from "../protocol/activity.js";

/** Told that a conversation has grown: with what came, or without where that is to be read. */
type Hear = (set?: ActivitySet) => void;

/** Who is listening to which conversation on this server. */
export interface Streams {
  publish(conversationId: string, set: ActivitySet): void;
  /** Has the conversation's listeners look at the log; all listeners where none is named. */
  lookAgain(conversationId?: string): void;
  /** Gives the function that ends the subscription. */
  subscribe(conversationId: string, hear: Hear): () => void;
}

export function makeStreams(): Streams {
  const listeners = new Map<string, Set<Hear>>();
  return {
    publish(conversationId, set) {
      for (const hear of listeners.get(conversationId) ?? []) hear(set);
    },
    lookAgain(conversationId) {
      const asked = conversationId === undefined ? [...listeners.values()] : [listeners.get(conversationId) ?? []];
      for (const mine of asked) for (const hear of mine) hear();
    },
    subscribe(conversationId, hear) {
      const mine = listeners.get(conversationId) ?? new Set<Hear>();
      listeners.set(conversationId, mine.add(hear));
      return () => {
        mine.delete(hear);
        if (mine.size === 0) listeners.delete(conversationId);
      };
    },
  };
}
