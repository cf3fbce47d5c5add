import type { ConversationRef } from "../conversation/ports.js";
import type { ConversationState } from "../conversation/state.js";
import type { LoggedConversation } from "../direct-line/ports.js";
import type { Activity } from "../protocol/activity.js";
import type { Store, TurnStore } from "./store.js";

/** What could not be written of a conversation: it is kept in memory, after the place where the store ends. */
interface Unwritten {
  readonly after: number;
  readonly activities: Activity[];
  /** When it was last added to, in milliseconds. */
  lastSaid: number;
  state?: ConversationState;
}

const mostConversations = 2000;

/**
 * A store on whose failure answering goes on: what cannot be written (a full disk, a file that is read-only or damaged) is kept in memory, at
 * most for 2,000 conversations, and written with the conversation's next words once the store takes them again. Until then a conversation has
 * no history from before, and a restart forgets it. What was written is never doubled: a conversation is in memory only from where its
 * writing failed, and goes from it when nothing has been said for as long as the store keeps. Insights are not kept in memory.
 * The state of a turn waits for its words, so that both share one wait for the disk.
 */
export function forgivingStore(store: TurnStore, clock: () => Date): Store {
  const unwritten = new Map<string, Unwritten>();
  const waiting = new Map<string, ConversationState>();

  const remember = async (conversation: LoggedConversation): Promise<Unwritten> => {
    const known = unwritten.get(conversation.id);
    if (known !== undefined) {
      known.lastSaid = clock().getTime();
      return known;
    }
    const after = await store.lastWatermark(conversation).then(Number, () => 0);
    const added: Unwritten = { after, activities: [], lastSaid: clock().getTime() };
    unwritten.set(conversation.id, added);
    const [oldest] = unwritten.keys();
    if (unwritten.size > mostConversations && oldest !== undefined) unwritten.delete(oldest);
    return added;
  };

  const writeOut = async (
    conversation: ConversationRef,
    more: readonly Activity[],
    state: ConversationState | undefined,
  ): Promise<string> => {
    const kept = unwritten.get(conversation.id);
    const watermark = await store.append(conversation, [...(kept?.activities ?? []), ...more], state ?? kept?.state);
    unwritten.delete(conversation.id);
    return watermark;
  };

  return {
    ...store,
    async append(conversation, activities) {
      const state = waiting.get(conversation.id);
      waiting.delete(conversation.id);
      try {
        return await writeOut(conversation, activities, state);
      } catch {
        const kept = await remember(conversation);
        kept.activities.push(...activities);
        if (state !== undefined) kept.state = state;
        return String(kept.after + kept.activities.length);
      }
    },
    async lastWatermark(conversation) {
      const kept = unwritten.get(conversation.id);
      if (kept !== undefined) return String(kept.after + kept.activities.length);
      return store.lastWatermark(conversation).catch(() => "0");
    },
    async readAfter(conversation, watermark) {
      const from = Number(watermark) || 0;
      const written = await store
        .readAfter(conversation, watermark)
        .catch(() => ({ activities: [], watermark: String(from) }));
      const kept = unwritten.get(conversation.id);
      if (kept === undefined || kept.activities.length === 0) return written;
      const rest = kept.activities.slice(Math.max(0, from - kept.after));
      return {
        activities: [...written.activities, ...rest],
        watermark: String(Math.max(from, kept.after + kept.activities.length)),
      };
    },
    async readState(ref) {
      return waiting.get(ref.id) ?? unwritten.get(ref.id)?.state ?? store.readState(ref).catch(() => undefined);
    },
    async writeState(ref, state) {
      try {
        await (unwritten.has(ref.id) ? writeOut(ref, [], state) : store.writeState(ref, state));
      } catch {
        (await remember(ref)).state = state;
      }
    },
    async writeStateOfTurn({ id }, state) {
      const [oldest] = waiting.keys();
      if (waiting.size >= mostConversations && oldest !== undefined) waiting.delete(oldest);
      waiting.set(id, state);
    },
    async forget(id) {
      waiting.delete(id);
      unwritten.delete(id);
      await store.forget(id);
    },
    async forgetIdleSince(moment) {
      for (const [id, { lastSaid }] of unwritten) if (lastSaid < moment.getTime()) unwritten.delete(id);
      return store.forgetIdleSince(moment);
    },
  };
}
