import type { Reply } from "../conversation/reply.js";
import type { CardSetting } from "../rendering/cards/card-setting.js";
import { renderCard } from "../rendering/cards/render-card.js";
import { keepRendered } from "../rendering/keep-rendered.js";
import { renderChannelData } from "../rendering/render-channel-data.js";
import { renderPlainText } from "../rendering/render-plain-text.js";
import type { CardAttachment, OutgoingMessage } from "./bot-turn.js";

const spoken = keepRendered(renderPlainText);

/** The reply as a message for a channel: a card in Teams, elsewhere text with suggestions and metadata for web clients. */
export function replyToMessage(reply: Reply, channelId: string, setting: CardSetting): OutgoingMessage {
  return channelId === "msteams" ? cardMessage(reply, setting) : textMessage(reply);
}

/** The reply as an attached card. */
export function replyToAttachment(reply: Reply, setting: CardSetting): CardAttachment {
  return { contentType: "application/vnd.microsoft.card.adaptive", content: renderCard(reply, setting).card };
}

/**
 * Teams shows `summary` in notifications. It has no `text`: Teams would make two messages of it, of which neither could be changed in place.
 * The words for clients without cards, and for reading aloud, are in the card.
 */
function cardMessage(reply: Reply, setting: CardSetting): OutgoingMessage {
  const { card, summary } = renderCard(reply, setting);
  return {
    type: "message",
    summary,
    speak: card.speak,
    inputHint: "acceptingInput",
    attachments: [replyToAttachment(reply, setting)],
  };
}

function textMessage(reply: Reply): OutgoingMessage {
  const actions = reply.suggestions.map((say) => ({ type: "imBack" as const, title: say, value: say }));
  return {
    type: "message",
    text: reply.words.markdown,
    textFormat: "markdown",
    speak: spoken(reply.words.markdown),
    inputHint: "acceptingInput",
    ...(actions.length === 0 ? {} : { suggestedActions: { actions, to: [] } }),
    channelData: renderChannelData(reply),
  };
}
