import type { ReplyLine } from "../chat/lines.js";
import type { Shared } from "./shared.js";

/** What the person may say next; each button is sent as if typed. */
export function Suggestions({ reply, shared }: { readonly reply: ReplyLine; readonly shared: Shared }) {
  if (reply.suggestions.length === 0) return null;
  return (
    <div class="suggestions" role="group" aria-labelledby="suggestions">
      <p id="suggestions">{reply.kind === "clarify" ? "Choose one, or ask again in other words" : "You could ask"}</p>
      <ul>
        {reply.suggestions.map((suggestion) => (
          <li key={suggestion}>
            <button type="button" onClick={() => shared.say(suggestion)}>
              {suggestion}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
