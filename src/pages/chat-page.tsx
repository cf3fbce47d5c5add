import type { Activity } from "../protocol/activity.js";
import { type ReplyChannelData, replyChannelData } from "../protocol/channel-data.js";
import { renderPage, SafeHtml, SourceNote } from "./layout.js";
import { LeaveQuickly, StartAgain } from "./ways-out.js";

/** Something the assistant said, and the questions that can be asked next by pressing them. */
export interface Said {
  readonly key: string;
  readonly data: ReplyChannelData;
  readonly suggestions: readonly string[];
}

export interface ChatPage {
  readonly activities: readonly Activity[];
  /** What is said where no conversation has begun yet. */
  readonly welcome: Said;
  /** Carried in the form in place of a cookie: it opens this conversation and no other. */
  readonly token: string;
  readonly mistake?: string;
  /** Something that has just happened and is no mistake. */
  readonly news?: string;
  /** What the person typed, kept where it could not be sent. */
  readonly draft?: string;
}

interface TurnOfPage {
  readonly key: string;
  readonly asked?: string;
  readonly answers: readonly Said[];
}

/** Where the forms lead: the element "latest" is what has just happened, the answer or the mistake, and takes the focus. */
const action = "/chat#latest";

/** The chat as a page that works without JavaScript: the latest answer first in reading order, the form, then what was said before. */
export function renderChatPage(page: ChatPage): string {
  const turns = intoTurns(page.activities);
  const latest = turns.at(-1) ?? { key: "welcome", answers: [page.welcome] };
  const earlier = turns.slice(0, -1).reverse();
  const { mistake, token } = page;
  return renderPage(
    { title: titleOf(mistake, latest), path: "/chat", current: "chat" },
    <>
      <h1>Ask about SEND in Worcestershire</h1>
      {mistake === undefined ? null : <Mistake says={mistake} />}
      <section id={mistake === undefined ? "latest" : undefined} tabIndex={-1} aria-labelledby="latest-heading">
        <h2 id="latest-heading">{latest.asked === undefined ? "Welcome" : "The latest answer"}</h2>
        {page.news === undefined ? null : <p role="status">{page.news}</p>}
        <TurnView turn={latest} token={token} />
      </section>
      <QuestionForm {...page} draft={page.draft ?? refusedWords(latest)} />
      {earlier.length === 0 ? null : <Earlier turns={earlier} />}
      {page.activities.length === 0 ? null : <StartAgain token={token} />}
    </>,
  );
}

function intoTurns(activities: readonly Activity[]): TurnOfPage[] {
  const turns: TurnOfPage[] = [];
  for (const activity of activities) {
    const last = turns.at(-1);
    if (activity.from.role === "user") turns.push({ key: activity.id, asked: activity.text ?? "", answers: [] });
    else if (last === undefined) turns.push({ key: activity.id, answers: [saidIn(activity)] });
    else turns[turns.length - 1] = { ...last, answers: [...last.answers, saidIn(activity)] };
  }
  return turns;
}

function saidIn({ id, channelData, suggestedActions }: Activity): Said {
  return {
    key: id,
    data: replyChannelData.parse(channelData),
    suggestions: (suggestedActions?.actions ?? []).map(({ value }) => value),
  };
}

function titleOf(mistake: string | undefined, { asked, answers }: TurnOfPage): string {
  if (mistake !== undefined) return "Error: your question was not sent";
  if (asked === undefined) return "Ask a question";
  // A title stays in the browser's history, where someone else may read it.
  if (answers.some(isGrave)) return "Answer: where to get help";
  return `Answer: ${asked.length > 60 ? `${asked.slice(0, 60)}…` : asked}`;
}

function isGrave({ data: { kind } }: Said): boolean {
  return kind === "crisis" || kind === "concern";
}

/** What was asked, where it was declined: it stays in the form to be made shorter. */
function refusedWords({ asked, answers }: TurnOfPage): string {
  return answers.some(({ data: { kind } }) => kind === "refused") ? (asked ?? "") : "";
}

function Mistake({ says }: { readonly says: string }) {
  return (
    <div class="mistake" role="alert" id="latest" tabIndex={-1}>
      <h2>Your question was not sent</h2>
      <p id="mistake">{says}</p>
      <a href="#text">Go to your question</a>
    </div>
  );
}

function Earlier({ turns }: { readonly turns: readonly TurnOfPage[] }) {
  return (
    <section class="earlier" aria-labelledby="earlier-heading">
      <h2 id="earlier-heading">Earlier in this chat, newest first</h2>
      <ol>
        {turns.map((turn) => (
          <li key={turn.key}>
            <TurnView turn={turn} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What was asked and what was answered; with a token, also what can be asked next. */
function TurnView({ turn, token }: { readonly turn: TurnOfPage; readonly token?: string }) {
  return (
    <>
      {turn.asked === undefined ? null : (
        <div class="asked">
          <p class="speaker">You said</p>
          <p class="words">{turn.asked}</p>
        </div>
      )}
      {turn.answers.map((said) => (
        <AnswerView key={said.key} said={said} />
      ))}
      {token === undefined ? null : <NextQuestions answers={turn.answers} token={token} />}
    </>
  );
}

function AnswerView({ said }: { readonly said: Said }) {
  const { kind, html, easyRead, source } = said.data;
  return (
    <div class={`answer answer-${kind}`}>
      <p class="speaker">The assistant said</p>
      <SafeHtml html={html} />
      {isGrave(said) ? <LeaveQuickly /> : null}
      {easyRead === undefined ? null : (
        <details>
          <summary>In easier words</summary>
          <SafeHtml class="easy-read" html={easyRead.html} />
        </details>
      )}
      {source === undefined ? null : <SourceNote {...source} />}
    </div>
  );
}

function NextQuestions({ answers, token }: { readonly answers: readonly Said[]; readonly token: string }) {
  const suggestions = [...new Set(answers.flatMap((said) => said.suggestions))];
  if (suggestions.length === 0) return null;
  const mustChoose = answers.some(({ data }) => data.kind === "clarify");
  return (
    <form method="post" action={action} class="suggestions">
      <input type="hidden" name="token" value={token} />
      <fieldset>
        <legend>{mustChoose ? "Choose one, or ask again in other words" : "Questions you could ask"}</legend>
        {suggestions.map((suggestion) => (
          <button key={suggestion} type="submit" name="text" value={suggestion}>
            {suggestion}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

function QuestionForm({ token, mistake, draft }: ChatPage) {
  const isWrong = mistake !== undefined;
  return (
    <form method="post" action={action} class={isWrong ? "question wrong" : "question"}>
      <input type="hidden" name="token" value={token} />
      <label for="text">Your question</label>
      <p id="hint" class="hint">
        Ask in your own words. Spelling does not matter. Please leave out names, addresses and dates of birth.
      </p>
      <textarea
        id="text"
        name="text"
        rows={3}
        autocomplete="off"
        spellcheck
        aria-describedby={isWrong ? "mistake hint" : "hint"}
        aria-invalid={isWrong ? "true" : undefined}
      >
        {draft}
      </textarea>
      <button type="submit">Send</button>
    </form>
  );
}
