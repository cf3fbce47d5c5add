import type { TurnNote } from "../conversation/insights.js";
import type { ConversationRef, Feedback, StateStore } from "../conversation/ports.js";
import type { AnswerBook } from "./answer-book.js";
import { answerInvoke, invokeTrouble } from "./answer-invoke.js";
import { answerEdit, answerMessage, forgetDeleted } from "./answer-message.js";
import type { Bot, BotTurn, InvokeAnswer } from "./bot-turn.js";
import { handleOnce } from "./handle-once.js";
import type { Mind } from "./mind.js";
import { replyToMessage } from "./reply-to-message.js";
import { addsTheBot, makeWelcome, removesTheBot } from "./welcome-once.js";

export interface BotParts {
  readonly mind: Mind;
  readonly states: StateStore;
  /** Deletes all that is kept under the conversation's id. */
  readonly forget: (conversationId: string) => Promise<void>;
  /** Takes what a person said of an answer; a count, tied to nobody. */
  readonly takeFeedback: (feedback: Feedback) => void;
  /** Takes what staff may know of a turn; it is tied to nobody either. */
  readonly takeNote: (note: TurnNote) => void;
  /** The conversation of this turn with the key that its state is sealed with. */
  readonly conversationOf: (turn: BotTurn) => ConversationRef;
  /** What has been answered by what. */
  readonly answers: AnswerBook;
  /** Whether no other instance of the bot has begun with what has this name within this time. */
  readonly claim: (name: string, forMs: number) => Promise<boolean>;
  readonly reportFault: (error: unknown) => void;
  /** The address of an entry's page, where the server has one that others can reach. */
  readonly pageOf?: ((entry: string) => string) | undefined;
  /** After so many milliseconds without an answer the bot shows that it is typing. */
  readonly slowMs?: number;
}

/**
 * The bot: welcomes the conversations that it is added to, answers messages, edits, buttons and searches, and remembers a little state in
 * between. A fault is reported and answered with the `trouble` step.
 */
export function makeAssistantBot(parts: BotParts): Bot {
  const { welcome, goodbye } = makeWelcome(parts);
  const handle = async (turn: BotTurn): Promise<InvokeAnswer | undefined> => {
    if (addsTheBot(turn)) return void (await welcome(turn));
    if (removesTheBot(turn)) return void (await goodbye(turn));
    switch (turn.activity.type) {
      case "message":
        return void (await answerMessage(turn, parts));
      case "messageUpdate":
        return void (await answerEdit(turn, parts));
      case "messageDelete":
        return void (await forgetDeleted(turn, parts));
      case "invoke":
        return answerInvoke(turn, parts);
      default:
        return undefined;
    }
  };
  return handleOnce(async (turn) => {
    let sends = true;
    const send: BotTurn["send"] = (message) =>
      turn.send(message).catch((error: unknown) => {
        sends = false;
        throw error;
      });
    try {
      return await handle({ ...turn, send });
    } catch (error) {
      parts.reportFault(error);
      if (turn.activity.type === "invoke") return invokeTrouble(turn.activity.name);
      // Where the channel takes no message, it takes no apology either.
      if (sends) await apologise(turn, parts);
      return undefined;
    }
  }, parts.claim);
}

function apologise(turn: BotTurn, { mind, reportFault }: BotParts): Promise<unknown> {
  return turn.send(replyToMessage(mind.trouble(), turn.activity.channelId, { place: "chat" })).catch(reportFault);
}
