import type { ConversationState } from "./state.js";

/** A conversation as stores know it: its id, and the key (32 bytes) without which its records cannot be read. */
export interface ConversationRef {
  readonly id: string;
  readonly key: Buffer;
}

/** What a person said of an answer. */
export interface Feedback {
  readonly entry: string;
  readonly useful: boolean;
}

/** Keeps the small state between turns, sealed with the conversation's key. */
export interface StateStore {
  /** Returns undefined when there is none, or when it cannot be opened with this key or read in this version. */
  readState(ref: ConversationRef): Promise<ConversationState | undefined>;
  /** Makes the state durable before it resolves. */
  writeState(ref: ConversationRef, state: ConversationState): Promise<void>;
  /** Keeps the state of a turn whose words are appended to the conversation's log next: it is durable when these are, at the latest. */
  writeStateOfTurn(ref: ConversationRef, state: ConversationState): Promise<void>;
}
