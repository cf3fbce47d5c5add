import { isGrave, type Said, type TurnOfChat } from "./chat-turns.js";
import { SafeHtml, SourceNote } from "./layout.js";

/** What was asked and what was answered, the easier words first where they are wished for. */
export function TurnView({ turn, isEasy }: { readonly turn: TurnOfChat; readonly isEasy: boolean }) {
  return (
    <>
      {turn.asked === undefined ? null : (
        <div class="asked">
          <p class="speaker">You said</p>
          <p class="words">{turn.asked}</p>
        </div>
      )}
      {turn.answers.map((said) => (
        <AnswerView key={said.key} said={said} isEasy={isEasy} />
      ))}
    </>
  );
}

function AnswerView({ said, isEasy }: { readonly said: Said; readonly isEasy: boolean }) {
  const { kind, source } = said.data;
  return (
    <div class={`answer answer-${kind}`}>
      <p class="speaker">The assistant said</p>
      <Words {...said.data} isEasy={isEasy} />
      {source === undefined ? null : <SourceNote {...source} />}
    </div>
  );
}

function Words({ kind, html, easyRead, isEasy }: Said["data"] & { readonly isEasy: boolean }) {
  const easy = easyRead === undefined ? null : <SafeHtml class="easy-read" html={easyRead.html} />;
  const full = <SafeHtml html={html} />;
  const isEasyFirst = isEasy && easy !== null;
  return (
    <>
      {isEasyFirst ? easy : full}
      {isGrave(kind) ? <LeaveQuickly /> : null}
      {easy === null ? null : (
        <details>
          <summary>{isEasyFirst ? "The full answer" : "In easier words"}</summary>
          {isEasyFirst ? full : easy}
        </details>
      )}
    </>
  );
}

/** A way out for someone who must not be seen here. */
export function LeaveQuickly() {
  return (
    <a class="leave" href="about:blank">
      Leave this page quickly
    </a>
  );
}
