import type { InsightStore } from "../conversation/insights.js";
import type { StateStore } from "../conversation/ports.js";
import type { ConversationLog } from "../direct-line/ports.js";

/** All that is kept: the conversation log and state, and the insights. `tests/stores/store-contract.ts` says what each of them must do. */
export interface Store extends ConversationLog, StateStore, InsightStore {
  /** Rejects when nothing can be written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Takes what failed in a store, by what was asked of it. */
export type ReportStoreError = (operation: string, error: unknown) => void;
