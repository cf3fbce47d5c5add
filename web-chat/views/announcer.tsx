import type { Announcement } from "../chat/announcer.js";

/**
 * What a screen reader is told, apart from the transcript and never seen. Both regions are there before their words. News is a log, since
 * JAWS reads that without a change of mode.
 */
export function Announcer({ announcements }: { readonly announcements: readonly Announcement[] }) {
  const words = (areUrgent: boolean) =>
    announcements
      .filter(({ isUrgent }) => isUrgent === areUrgent)
      .map(({ number, text }) => <p key={number}>{text}</p>);
  return (
    <>
      <div class="hidden" role="log" aria-live="polite" aria-label="News from the chat">
        {words(false)}
      </div>
      <div class="hidden" role="alert">
        {words(true)}
      </div>
    </>
  );
}
