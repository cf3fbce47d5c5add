import type { TurnNote } from "../conversation/insights.js";
import type { Feedback } from "../conversation/ports.js";
import type { EntryReply, Reply } from "../conversation/reply.js";
import type { ConversationState } from "../conversation/state.js";

/** The assistant's mind, freed of channels. */
export interface Mind {
  /** What it says first. */
  welcome(): Reply;
  answer(
    text: string,
    state: ConversationState,
  ): {
    readonly reply: Reply;
    readonly state: ConversationState;
    readonly feedback?: Feedback;
    readonly note: Omit<TurnNote, "channel">;
  };
  /** What a search box shows for a text, best first, never empty. */
  find(text: string): readonly Reply[];
  entry(id: string): EntryReply | undefined;
  /** Thanks for saying whether an answer was useful. */
  thanks(useful: boolean): Reply;
  /** What it says when something failed. */
  trouble(): Reply;
}
