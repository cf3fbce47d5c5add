import type { Chat } from "../chat/chat.js";
import type { Address } from "../direct-line/address.js";

/** What many views need. */
export interface Shared {
  readonly chat: Chat;
  readonly address: Address;
  readonly label: string;
  /** Where "Leave this page quickly" leads. */
  readonly exitUrl: string;
  /** Sends words and puts the focus where it is not lost when the pressed button goes. */
  readonly say: (text: string) => void;
}
