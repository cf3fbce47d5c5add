import { cardAction } from "../protocol/card-action.js";
import { actOn } from "./act-on-button.js";
import type { BotParts } from "./assistant-bot.js";
import type { BotTurn, OutgoingMessage } from "./bot-turn.js";
import { converse } from "./converse.js";
import { readTeamsText } from "./read-teams-text.js";
import { replyToMessage } from "./reply-to-message.js";
import { typingWhenSlow } from "./typing-when-slow.js";

const defaultSlowMs = 700;

/** Answers what a person typed, and a button that was submitted as a message. */
export async function answerMessage(turn: BotTurn, parts: BotParts): Promise<void> {
  const { activity } = turn;
  const message = await think(turn, parts);
  const id = await turn.send(message);
  if (activity.id !== undefined && id !== undefined && id !== "") await parts.answers.keep(answeredMessage(turn), id);
}

/** Answers a message that was edited: in the place of the first answer where that is still known, else anew. An undone deletion is nothing to answer. */
export async function answerEdit(turn: BotTurn, parts: BotParts): Promise<void> {
  if (turn.activity.channelData?.eventType === "undeleteMessage") return;
  const before = await parts.answers.find(answeredMessage(turn));
  if (before === undefined) return answerMessage(turn, parts);
  await turn.update(before, await think(turn, parts));
}

/** Forgets what was remembered of the conversation when a message is deleted: the person wants it gone. */
export async function forgetDeleted(turn: BotTurn, parts: BotParts): Promise<void> {
  await parts.answers.forget(answeredMessage(turn));
  await parts.forget(parts.conversationOf(turn).id);
}

/**
 * The typing sign stands for thinking alone: a channel that is slow to take the answer is not sent more. In this process nothing is shown before
 * the answer is there.
 */
function think(turn: BotTurn, parts: BotParts): Promise<OutgoingMessage> {
  if (turn.local !== undefined) return messageFor(turn, parts);
  return typingWhenSlow(turn, parts.slowMs ?? defaultSlowMs, () => messageFor(turn, parts));
}

async function messageFor(turn: BotTurn, parts: BotParts): Promise<OutgoingMessage> {
  const { pageOf } = parts;
  const { channelId, text, value } = turn.activity;
  const setting = { place: "chat" as const, pageOf };
  const pressed = (text ?? "") === "" ? cardAction.safeParse(value).data : undefined;
  if (pressed !== undefined) {
    const done = await actOn(pressed, turn, parts);
    return replyToMessage(done.reply, channelId, { ...setting, ...done.past });
  }
  const typed = channelId === "msteams" ? readTeamsText(text ?? "") : (text ?? "");
  return replyToMessage(await converse(typed, turn, parts), channelId, setting);
}

function answeredMessage({ activity }: BotTurn): string {
  return JSON.stringify([activity.channelId, activity.conversation.id, activity.id]);
}
