import type { ActivitySet } from "../protocol/activity.js";

type Send = (set: ActivitySet) => void;

/** Who is listening to which conversation on this server. */
export interface Streams {
  publish(conversationId: string, set: ActivitySet): void;
  /** Gives the function that ends the subscription. */
  subscribe(conversationId: string, send: Send): () => void;
}

export function makeStreams(): Streams {
  const listeners = new Map<string, Set<Send>>();
  return {
    publish(conversationId, set) {
      for (const send of listeners.get(conversationId) ?? []) send(set);
    },
    subscribe(conversationId, send) {
      const mine = listeners.get(conversationId) ?? new Set<Send>();
      listeners.set(conversationId, mine.add(send));
      return () => {
        mine.delete(send);
        if (mine.size === 0) listeners.delete(conversationId);
      };
    },
  };
}
