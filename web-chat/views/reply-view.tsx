import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ReplyLine } from "../chat/lines.js";
import { longDate } from "../chat/save-chat.js";
import { ReadAloud } from "./read-aloud.js";
import type { Shared } from "./shared.js";

/** Answers to "Was this helpful?" as they are said. */
const verdicts = { Yes: "Yes, it was helpful", No: "No, it was not helpful" } as const;

/** One reply: the words, its source, and what can be done with it; what is asked about it only where it is the latest. */
export function ReplyView({
  reply,
  isLatest,
  shared,
}: {
  readonly reply: ReplyLine;
  readonly isLatest: boolean;
  readonly shared: Shared;
}) {
  const { settings } = shared.chat.state();
  const [choice, choose] = useState<boolean>();
  const words = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (choice !== undefined) words.current?.scrollIntoView({ block: "nearest" });
  }, [choice]);
  const isEasy = reply.easyRead !== undefined && (choice ?? settings.isEasyFirst);
  const html = isEasy ? reply.easyRead?.html : reply.html;
  return (
    <>
      <div class={isEasy ? "words easy" : "words"} ref={words}>
        {html === undefined ? (
          <p class="typed">{reply.text}</p>
        ) : (
          <SafeHtml html={html} origin={shared.address.origin} />
        )}
      </div>
      {reply.source === undefined ? null : (
        <p class="source">
          From: <a href={absolute(reply.source.url, shared.address.origin)}>{reply.source.title}</a> (checked on{" "}
          {longDate(reply.source.checked)})
        </p>
      )}
      <div class="row">
        {reply.easyRead === undefined ? null : (
          <button type="button" class="quiet" aria-pressed={isEasy} onClick={() => choose(!isEasy)}>
            In easier words
          </button>
        )}
        <ReadAloud text={isEasy ? (reply.easyRead?.text ?? "") : reply.spoken} settings={settings} />
      </div>
      {isLatest && (reply.kind === "answer" || reply.kind === "signpost") ? <Verdict shared={shared} /> : null}
    </>
  );
}

function Verdict({ shared }: { readonly shared: Shared }) {
  return (
    <div class="row" role="group" aria-labelledby="verdict">
      <span id="verdict">Was this helpful?</span>
      {(["Yes", "No"] as const).map((word) => (
        <button key={word} type="button" class="quiet" onClick={() => shared.say(verdicts[word])}>
          {word}
        </button>
      ))}
    </div>
  );
}

/** HTML that the server's Markdown renderer has already made safe; addresses of its own site are made whole for other sites. */
function SafeHtml({ html, origin }: { readonly html: string; readonly origin: string }) {
  const whole = html.replace(/href="\/(?!\/)/g, `href="${origin}/`);
  return <div dangerouslySetInnerHTML={{ __html: whole }} />;
}

function absolute(address: string, origin: string): string {
  return address.startsWith("/") ? origin + address : address;
}
