import type { Activity } from "../protocol/activity.js";
import { replyChannelData } from "../protocol/channel-data.js";
import { renderPage, SafeHtml } from "./layout.js";

export interface ChatPage {
  readonly activities: readonly Activity[];
  /** Carried in the form in place of a cookie: it opens this conversation and no other. */
  readonly token: string;
  readonly mistake?: string;
  /** What the person typed, kept where it could not be sent. */
  readonly draft?: string;
  readonly path: string;
}

/** The chat as a page that works without JavaScript: the latest answer first in reading order, the form, then what was said before. */
export function renderChatPage(page: ChatPage): string {
  const turns = intoTurns(page.activities);
  const latest = turns.at(-1);
  const earlier = turns.slice(0, -1).reverse();
  return renderPage(
    { title: titleOf(page, latest), path: page.path, current: "chat" },
    <>
      <h1>Ask about SEND in Worcestershire</h1>
      {page.mistake === undefined ? null : (
        <div class="mistake" role="alert" id="mistake">
          <p>{page.mistake}</p>
        </div>
      )}
      {latest === undefined ? null : (
        <section class="latest" aria-labelledby="latest-heading">
          <h2 id="latest-heading">{latest.asked === undefined ? "Welcome" : "The latest answer"}</h2>
          <TurnView turn={latest} token={page.token} open />
        </section>
      )}
      <QuestionForm {...page} />
      {earlier.length === 0 ? null : (
        <section aria-labelledby="earlier-heading">
          <h2 id="earlier-heading">Earlier in this chat</h2>
          <ol class="earlier">
            {earlier.map((turn) => (
              <li key={turn.key}>
                <TurnView turn={turn} token={page.token} open={false} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>,
  );
}

interface TurnOfPage {
  readonly key: string;
  readonly asked?: string;
  readonly answers: readonly Activity[];
}

function intoTurns(activities: readonly Activity[]): TurnOfPage[] {
  const turns: TurnOfPage[] = [];
  for (const activity of activities) {
    const last = turns.at(-1);
    if (activity.from.role === "user") turns.push({ key: activity.id, asked: activity.text ?? "", answers: [] });
    else if (last === undefined) turns.push({ key: activity.id, answers: [activity] });
    else turns[turns.length - 1] = { ...last, answers: [...last.answers, activity] };
  }
  return turns;
}

function titleOf({ mistake }: ChatPage, latest: TurnOfPage | undefined): string {
  if (mistake !== undefined) return "Error: your question was not sent";
  if (latest?.asked === undefined) return "Ask a question";
  const asked = latest.asked.length > 60 ? `${latest.asked.slice(0, 60)}…` : latest.asked;
  return `Answer: ${asked}`;
}

function TurnView({
  turn,
  token,
  open,
}: {
  readonly turn: TurnOfPage;
  readonly token: string;
  readonly open: boolean;
}) {
  return (
    <>
      {turn.asked === undefined ? null : (
        <p class="asked">
          <span class="hidden">You said: </span>
          {turn.asked}
        </p>
      )}
      {turn.answers.map((answer) => (
        <AnswerView key={answer.id} answer={answer} token={token} open={open} />
      ))}
    </>
  );
}

function AnswerView({
  answer,
  token,
  open,
}: {
  readonly answer: Activity;
  readonly token: string;
  readonly open: boolean;
}) {
  const data = replyChannelData.parse(answer.channelData);
  const suggestions = open ? (answer.suggestedActions?.actions ?? []) : [];
  return (
    <div class={`answer answer-${data.kind}`}>
      <p class="hidden">The assistant said:</p>
      <SafeHtml html={data.html} />
      {data.easyRead === undefined ? null : (
        <details>
          <summary>In easier words</summary>
          <SafeHtml class="easy-read" html={data.easyRead.html} />
        </details>
      )}
      {data.source === undefined ? null : (
        <p class="source">
          From: <a href={data.source.url}>{data.source.title}</a>, checked on {longDate(data.source.checked)}
        </p>
      )}
      {suggestions.length === 0 ? null : (
        <form method="post" action="/chat#latest-heading" class="suggestions">
          <input type="hidden" name="token" value={token} />
          <fieldset>
            <legend>
              {data.kind === "clarify" ? "Choose one, or ask again in other words" : "You could ask next"}
            </legend>
            {suggestions.map(({ title, value }) => (
              <button key={value} type="submit" name="text" value={value}>
                {title}
              </button>
            ))}
          </fieldset>
        </form>
      )}
    </div>
  );
}

function QuestionForm({ token, mistake, draft }: ChatPage) {
  return (
    <form method="post" action="/chat#latest-heading" class="question">
      <input type="hidden" name="token" value={token} />
      <label for="text">Your question</label>
      <p id="hint" class="hint">
        Ask in your own words. Spelling does not matter. Please leave out names, addresses and dates of birth.
      </p>
      <textarea
        id="text"
        name="text"
        rows={3}
        maxLength={4000}
        autocomplete="off"
        spellcheck
        aria-describedby={mistake === undefined ? "hint" : "mistake hint"}
        aria-invalid={mistake === undefined ? undefined : "true"}
      >
        {draft ?? ""}
      </textarea>
      <button type="submit">Send</button>
    </form>
  );
}

/** A day as people write it: 23 November 2026. */
export function longDate(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
