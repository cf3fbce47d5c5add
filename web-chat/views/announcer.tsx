import type { ChatState } from "../chat/chat.js";

/** What a screen reader is told, apart from the transcript and never seen. A log, since JAWS reads that without a change of mode. */
export function Announcer({ announcement }: { readonly announcement: ChatState["announcement"] }) {
  return (
    <div class="hidden" role="log" aria-live="polite" aria-label="News from the chat">
      {announcement.text === "" ? null : <p key={announcement.number}>{announcement.text}</p>}
    </div>
  );
}
