import type { Reply } from "../conversation/reply.js";
import { freshState } from "../conversation/state.js";
import type { BotParts } from "./assistant-bot.js";
import type { BotTurn } from "./bot-turn.js";

/**
 * Answers what a person said in the light of the conversation, and remembers it. With a step, as an answer to that step: in a group, the
 * person who presses its button need not be the one who was asked.
 */
export async function converse(text: string, turn: BotTurn, parts: BotParts, step?: string): Promise<Reply> {
  const { mind, states, takeFeedback, takeNote, conversationOf } = parts;
  const conversation = conversationOf(turn);
  const known = (await states.readState(conversation)) ?? freshState;
  const before = step === undefined ? known : { ...known, last: { kind: "step" as const, id: step } };
  const { reply, state, feedback, note } = mind.answer(text, before);
  // A conversation of this process is logged, and the state with it; Microsoft's channels keep their words themselves.
  await (turn.local === undefined ? states.writeState : states.writeStateOfTurn)(conversation, state);
  if (feedback !== undefined) takeFeedback(feedback);
  takeNote({ ...note, channel: turn.activity.channelId });
  return reply;
}
