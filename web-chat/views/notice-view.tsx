import type { Notice } from "../chat/notices.js";

/** A fault or news in plain words, read out at once; it is there empty, since screen readers miss an alert that arrives with its words. */
export function NoticeView({
  notice,
  startNew,
}: {
  readonly notice: Notice | undefined;
  readonly startNew: () => void;
}) {
  return (
    <div class={notice === undefined ? "" : "notice"}>
      <p role="alert">{notice?.text}</p>
      {notice?.offersNew === true ? (
        <button type="button" class="main" onClick={startNew}>
          Start a new chat
        </button>
      ) : null}
    </div>
  );
}
