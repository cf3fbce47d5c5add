import type { Activity } from "../protocol/activity.js";
import { replyChannelData } from "../protocol/channel-data.js";
import { longDay } from "../rendering/long-day.js";
import { renderPlainText } from "../rendering/render-plain-text.js";
import { TurnView } from "./answer-view.js";
import { Action, ChatForm, type Sitting } from "./chat-forms.js";
import { intoTurns } from "./chat-turns.js";
import { renderPage } from "./layout.js";

/** The whole chat in the order in which it was said, on a page made for printing. */
export function renderChatCopy(activities: readonly Activity[], sitting: Sitting): string {
  return renderPage(
    { title: "Your chat, to print or save", current: "chat" },
    <>
      <h1>Your chat</h1>
      <div class="not-printed">
        <p>To print it, use Print in your browser's menu. Links are printed with their addresses.</p>
        <ChatForm sitting={sitting} class="actions">
          <ul class="buttons">
            <Action does="save" says="Save as a text file" />
            <Action does="go-on" says="Go back to the chat" />
          </ul>
        </ChatForm>
      </div>
      <ol class="copy">
        {intoTurns(activities).map((turn) => (
          <li key={turn.key}>
            <TurnView turn={turn} isEasy={sitting.isEasy} />
          </li>
        ))}
      </ol>
    </>,
  );
}

/** The whole chat as plain text, to keep as a file. */
export function chatAsText(activities: readonly Activity[], day: string): string {
  const said = activities.map(({ from, text = "", channelData }) => {
    if (from.role === "user") return `You said:\n${text}`;
    const { source } = replyChannelData.parse(channelData);
    const note = source && `\nFrom: ${source.title}, ${source.url}, checked on ${longDay(source.checked)}`;
    return `The assistant said:\n${renderPlainText(text)}${note ?? ""}`;
  });
  return [`Chat with the SEND assistant\nSaved on ${longDay(day)}`, ...said].join("\n\n").concat("\n");
}
