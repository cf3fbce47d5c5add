import type { Notice } from "../chat/notices.js";

export interface NoticeProps {
  readonly notice: Notice | undefined;
  /** The address of the chat page. */
  readonly page: string;
  readonly startNew: () => void;
}

/** A fault or news in plain words, read out at once; it is there empty, since screen readers miss an alert that arrives with its words. */
export function NoticeView({ notice, page, startNew }: NoticeProps) {
  return (
    <div class={notice === undefined ? "" : "notice"}>
      <p role="alert">{notice?.text}</p>
      {notice?.offersPage === true ? <a href={page}>Ask on the chat page</a> : null}
      {notice?.offersNew === true ? (
        <button type="button" class="main" onClick={startNew}>
          Start a new chat
        </button>
      ) : null}
    </div>
  );
}
