import { ActionTypes, ActivityTypes, InputHints, type Activity as SdkActivity, TextFormatTypes } from "botbuilder";
import type { Reply } from "../conversation/reply.js";
import { renderChannelData } from "../rendering/render-channel-data.js";
import { renderPlainText } from "../rendering/render-plain-text.js";

/** The reply as a Bot Framework message: Markdown text, words to speak, suggestions that are sent as if typed, and metadata for web clients. */
export function replyToActivity(reply: Reply): Partial<SdkActivity> {
  const actions = reply.suggestions.map((say) => ({ type: ActionTypes.ImBack, title: say, value: say }));
  return {
    type: ActivityTypes.Message,
    text: reply.words.markdown,
    textFormat: TextFormatTypes.Markdown,
    speak: renderPlainText(reply.words.markdown),
    inputHint: InputHints.AcceptingInput,
    ...(actions.length === 0 ? {} : { suggestedActions: { actions, to: [] } }),
    channelData: renderChannelData(reply),
  };
}
