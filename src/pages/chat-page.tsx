import type { Activity } from "../protocol/activity.js";
import { renderHtml } from "../rendering/render-html.js";
import { TurnView } from "./answer-view.js";
import { ChatMenu, NextQuestions, QuestionForm, type Sitting, Verdict } from "./chat-forms.js";
import { intoTurns, isAnswer, refusedWords, type Said, type TurnOfChat, titleOf } from "./chat-turns.js";
import { renderPage, SafeHtml } from "./layout.js";

/** What has just happened besides an answer: something went wrong, or was done. `says` is Markdown. */
export interface Notice {
  readonly kind: "mistake" | "done";
  readonly heading: string;
  readonly says: string;
}

export interface ChatPage {
  readonly sitting: Sitting;
  readonly activities: readonly Activity[];
  /** What is said where no conversation has begun yet. */
  readonly welcome: Said;
  readonly notice?: Notice;
  /** What the person typed, kept where it could not be sent. */
  readonly draft?: string;
  readonly canonical?: string;
}

/** The chat as a page that works without JavaScript: the latest answer first in reading order, the form, then what was said before. */
export function renderChatPage({ sitting, activities, welcome, notice, draft, canonical }: ChatPage): string {
  const turns = intoTurns(activities);
  const latest = turns.at(-1) ?? { key: "welcome", answers: [welcome] };
  const earlier = turns.slice(0, -1).reverse();
  const isWrong = notice?.kind === "mistake";
  const skip = { href: "#latest", title: skipTitle(notice, latest) };
  return renderPage(
    { title: notice === undefined ? titleOf(latest) : titleOfNotice(notice), canonical, current: "chat", skip },
    <>
      <h1>Ask about SEND in Worcestershire</h1>
      {notice === undefined ? null : <NoticeView {...notice} />}
      <section id={notice === undefined ? "latest" : undefined} tabIndex={-1} aria-labelledby="latest-heading">
        <h2 id="latest-heading">{latest.asked === undefined ? "Welcome" : "The latest answer"}</h2>
        <TurnView turn={latest} isEasy={sitting.isEasy} />
        {latest.answers.some(isAnswer) ? <Verdict sitting={sitting} /> : null}
        <NextQuestions answers={latest.answers} sitting={sitting} />
      </section>
      <QuestionForm sitting={sitting} draft={draft ?? refusedWords(latest)} isWrong={isWrong} />
      <ChatMenu sitting={sitting} hasBegun={turns.length > 0} />
      {earlier.length === 0 ? null : <Earlier turns={earlier} isEasy={sitting.isEasy} />}
    </>,
  );
}

function skipTitle(notice: Notice | undefined, { asked }: TurnOfChat): string {
  if (notice !== undefined) return `Skip to: ${notice.heading}`;
  return asked === undefined ? "Skip to the welcome" : "Skip to the latest answer";
}

function titleOfNotice({ kind, heading }: Notice): string {
  return kind === "done" ? heading : `Error: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`;
}

function NoticeView({ kind, heading, says }: Notice) {
  const isWrong = kind === "mistake";
  return (
    <div class={isWrong ? "mistake" : "done"} role={isWrong ? "alert" : "status"} id="latest" tabIndex={-1}>
      <h2>{heading}</h2>
      <div id="mistake">
        <SafeHtml html={renderHtml(says)} />
      </div>
      {isWrong ? <a href="#text">Go to your question</a> : null}
    </div>
  );
}

function Earlier({ turns, isEasy }: { readonly turns: readonly TurnOfChat[]; readonly isEasy: boolean }) {
  return (
    <section class="earlier" aria-labelledby="earlier-heading">
      <h2 id="earlier-heading">Earlier in this chat, newest first</h2>
      <ol>
        {turns.map((turn) => (
          <li key={turn.key}>
            <TurnView turn={turn} isEasy={isEasy} />
          </li>
        ))}
      </ol>
    </section>
  );
}
