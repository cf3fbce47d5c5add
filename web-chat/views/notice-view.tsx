import type { Notice } from "../chat/notices.js";

export interface NoticeProps {
  readonly notice: Notice | undefined;
  /** The address of the chat page. */
  readonly page: string;
  readonly startNew: () => void;
}

/** A fault or news in plain words, to be seen; the announcer says it. */
export function NoticeView({ notice, page, startNew }: NoticeProps) {
  if (notice === undefined) return null;
  return (
    <div class={notice.isNews === true ? "notice news" : "notice"}>
      <p>{notice.text}</p>
      {notice.offersPage === true ? <a href={page}>Ask on the chat page</a> : null}
      {notice.offersNew === true ? (
        <button type="button" class="main" onClick={startNew}>
          Start a new chat
        </button>
      ) : null}
    </div>
  );
}
