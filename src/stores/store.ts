import type { InsightStore } from "../conversation/insights.js";
import type { ConversationRef, StateStore } from "../conversation/ports.js";
import type { ConversationState } from "../conversation/state.js";
import type { ConversationLog } from "../direct-line/ports.js";
import type { Activity } from "../protocol/activity.js";

/** All that is kept: the conversation log and state, and the insights. `tests/stores/store-contract.ts` says what each of them must do. */
export interface Store extends ConversationLog, StateStore, InsightStore {
  /** Rejects when nothing can be written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A store that keeps the words of a turn and the state after it in one. */
export interface TurnStore extends Store {
  /** With a state, that is kept too: whenever the server ends, both are durable or neither is. */
  append(conversation: ConversationRef, activities: readonly Activity[], state?: ConversationState): Promise<string>;
}

/** Takes what failed in a store, by what was asked of it. */
export type ReportStoreError = (operation: string, error: unknown) => void;
