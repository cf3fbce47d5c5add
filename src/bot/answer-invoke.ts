import { z } from "zod";
import { cardAction } from "../protocol/card-action.js";
import { actOn } from "./act-on-button.js";
import type { BotParts } from "./assistant-bot.js";
import type { BotTurn, InvokeAnswer } from "./bot-turn.js";
import { handInDialog, openDialog, searchFromTeams, selectFound } from "./message-extension.js";
import { replyToAttachment, replyToMessage } from "./reply-to-message.js";

const executed = z.object({ action: z.object({ data: cardAction }) });

const invokes: Readonly<Record<string, (turn: BotTurn, parts: BotParts) => Promise<unknown>>> = {
  "adaptiveCard/action": changeCard,
  "composeExtension/query": searchFromTeams,
  "composeExtension/selectItem": selectFound,
  "composeExtension/fetchTask": openDialog,
  "composeExtension/submitAction": handInDialog,
};

/** Answers an invoke of Teams by its name; 501 for one that the bot does not know. */
export async function answerInvoke(turn: BotTurn, parts: BotParts): Promise<InvokeAnswer> {
  const invoke = invokes[turn.activity.name ?? ""];
  return invoke === undefined ? { status: 501 } : { status: 200, body: await invoke(turn, parts) };
}

/**
 * Answers a pressed `Action.Execute` with the card that takes the place of the one it stood on. Teams shows that to the person who pressed; in
 * a chat of one's own the message itself is changed too, so that it is still so after a reload.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
async function changeCard(turn: BotTurn, parts: BotParts): Promise<unknown> {
  const read = executed.safeParse(turn.activity.value);
  if (!read.success) return cardError(400, "BadRequest", "This button is not understood.");
  const { reply, past } = await actOn(read.data.action.data, turn, parts);
  const setting = { place: "chat" as const, pageOf: parts.pageOf, ...past };
  const { replyToId, conversation, channelId } = turn.activity;
  if (conversation.conversationType === "personal" && typeof replyToId === "string")
    turn.later(turn.update(replyToId, replyToMessage(reply, channelId, setting)).catch(parts.reportFault));
  const { contentType, content } = replyToAttachment(reply, setting);
  return { statusCode: 200, type: contentType, value: content };
}

/** What an invoke gets in which something failed: a sentence in the shape that Teams shows. */
export function invokeTrouble(name: string | null | undefined): InvokeAnswer {
  const sorry = "Something went wrong here. Please try again in a minute.";
  const body =
    name === "adaptiveCard/action"
      ? cardError(500, "Trouble", sorry)
      : { composeExtension: { type: "message", text: sorry } };
  return { status: 200, body };
}

function cardError(statusCode: 400 | 500, code: string, message: string): unknown {
  return { statusCode, type: "application/vnd.microsoft.error", value: { code, message } };
}
