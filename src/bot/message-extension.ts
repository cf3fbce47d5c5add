import { z } from "zod";
import { isEntryReply, type Reply } from "../conversation/reply.js";
import { cardAction } from "../protocol/card-action.js";
import { firstSentence } from "../rendering/cards/render-card.js";
import { renderPlainText } from "../rendering/render-plain-text.js";
import { actOn } from "./act-on-button.js";
import type { BotParts } from "./assistant-bot.js";
import type { BotTurn } from "./bot-turn.js";
import { readTeamsHtml, readTeamsText } from "./read-teams-text.js";
import { replyToAttachment } from "./reply-to-message.js";

const mostFound = 5;

const query = z.object({
  parameters: z.array(z.object({ name: z.string().optional(), value: z.unknown().optional() })).default([]),
});
const chosen = z.object({ entry: z.string().max(100) });
const handedIn = z.object({ data: cardAction });
const fromMessage = z.object({ messagePayload: z.object({ body: z.object({ content: z.string().default("") }) }) });

/** Answers a search in the compose box: a list with previews, of which one is inserted as a card. */
export async function searchFromTeams(turn: BotTurn, { mind, pageOf }: BotParts): Promise<unknown> {
  const read = query.safeParse(turn.activity.value);
  const words = read.data?.parameters.find(({ name }) => name !== "initialRun")?.value;
  const found = mind.find(typeof words === "string" ? readTeamsText(words) : "").slice(0, mostFound);
  return listOf(found.map((reply) => listItem(reply, pageOf)));
}

/** Answers a client that asks for the chosen answer by its name; the list brings the whole cards, so that most need not. */
export async function selectFound(turn: BotTurn, { mind, pageOf }: BotParts): Promise<unknown> {
  const read = chosen.safeParse(turn.activity.value);
  const reply = read.success ? mind.entry(read.data.entry) : undefined;
  return listOf(reply === undefined ? [] : [listItem(reply, pageOf)]);
}

/** Opens the dialog "Find an answer to this" on a message: its best answer, and buttons for others. */
export async function openDialog(turn: BotTurn, { mind, pageOf }: BotParts): Promise<unknown> {
  const read = fromMessage.safeParse(turn.activity.value);
  const text = read.success ? readTeamsHtml(read.data.messagePayload.body.content) : "";
  const [reply = mind.welcome()] = text === "" ? [] : [mind.answer(text, { version: 1, others: [] }).reply];
  return dialog(reply, pageOf);
}

/** A button in the dialog: shows another answer in it, or closes it and inserts the answer as a card. */
export async function handInDialog(turn: BotTurn, parts: BotParts): Promise<unknown> {
  const read = handedIn.safeParse(turn.activity.value);
  if (!read.success) return dialog(parts.mind.welcome(), parts.pageOf);
  const { reply } = await actOn(read.data.data, turn, parts);
  return read.data.data.do === "insert" ? listOf([listItem(reply, parts.pageOf)]) : dialog(reply, parts.pageOf);
}

function dialog(reply: Reply, pageOf: BotParts["pageOf"]): unknown {
  const card = replyToAttachment(reply, { place: "dialog", pageOf });
  return {
    task: { type: "continue", value: { title: "Find an answer to this", width: "medium", height: "large", card } },
  };
}

function listOf(attachments: readonly unknown[]): unknown {
  return { composeExtension: { type: "result", attachmentLayout: "list", attachments } };
}

function listItem(reply: Reply, pageOf: BotParts["pageOf"]): unknown {
  const words = firstSentence(renderPlainText(reply.words.markdown));
  const content = isEntryReply(reply) ? { title: reply.question, text: words } : { title: words, text: "" };
  return {
    ...replyToAttachment(reply, { place: "message", pageOf }),
    preview: { contentType: "application/vnd.microsoft.card.thumbnail", content },
  };
}
