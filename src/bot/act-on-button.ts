import type { Reply } from "../conversation/reply.js";
import type { CardAction } from "../protocol/card-action.js";
import type { CardSetting } from "../rendering/cards/card-setting.js";
import { renderPlainText } from "../rendering/render-plain-text.js";
import type { BotParts } from "./assistant-bot.js";
import type { BotTurn } from "./bot-turn.js";
import { converse } from "./converse.js";

/** What a button led to: the reply to show, and what its card knows of the card before. */
export interface Done {
  readonly reply: Reply;
  readonly past: Pick<CardSetting, "back" | "rated">;
}

/** Does what a pressed button stands for. Buttons outlive edits of the knowledge: one that leads nowhere any more gets the welcome. */
export async function actOn(action: CardAction, turn: BotTurn, parts: BotParts): Promise<Done> {
  switch (action.do) {
    case "ask":
      return ask(action, turn, parts);
    case "useful":
      return rate(action, parts);
    case "insert":
      return { reply: parts.mind.entry(action.entry) ?? parts.mind.welcome(), past: {} };
  }
}

async function ask(
  { say, step, back }: Extract<CardAction, { do: "ask" }>,
  turn: BotTurn,
  parts: BotParts,
): Promise<Done> {
  return { reply: await converse(say, turn, parts, step), past: { back } };
}

async function rate(
  { entry, useful }: Extract<CardAction, { do: "useful" }>,
  { mind, takeFeedback }: BotParts,
): Promise<Done> {
  const thanks = mind.thanks(useful);
  const reply = mind.entry(entry);
  if (reply === undefined) return { reply: thanks, past: {} };
  takeFeedback({ entry, useful });
  return { reply, past: { rated: renderPlainText(thanks.words.markdown) } };
}
