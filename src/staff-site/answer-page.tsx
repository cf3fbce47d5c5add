import type { Entry } from "../content/snapshot.js";
import type { EntryReply } from "../conversation/reply.js";
import { longDay } from "../rendering/long-day.js";
import type { AnswerUse } from "./answer-use.js";
import type { GitState } from "./git/content-repository.js";
import { GitNote } from "./git/git-note.js";
import type { PastChange } from "./history.js";
import { ReplyPreview } from "./reply-preview.js";
import type { Session } from "./sign-in/sessions.js";
import { DoneNote, renderStaffPage } from "./staff-page.js";
import { Table } from "./table.js";

export interface AnswerView {
  readonly entry: Entry;
  readonly reply: EntryReply;
  /** The day of the preview, YYYY-MM-DD. */
  readonly on: string;
  readonly use: AnswerUse;
  readonly history: readonly PastChange[] | undefined;
  /** Whether its change has just been put live. */
  readonly isChanged: boolean;
  readonly git: GitState;
}

/** One answer as staff see it: how each channel shows it, how people ask for it, and how it came to be. */
export function renderAnswerPage(view: AnswerView, session: Session): string {
  const { entry, reply, history, isChanged } = view;
  return renderStaffPage(
    { title: entry.question, current: "answers" },
    session,
    <>
      {isChanged ? <DoneNote heading="The change is live" says="Visitors are answered with it from now on." /> : null}
      <GitNote state={view.git} />
      <h1>{entry.question}</h1>
      {session.person.role === "editor" ? <Actions id={entry.id} /> : null}
      <Facts {...view} />
      <h2 id="preview">How it is shown</h2>
      <form method="get" action={`/staff/answers/${entry.id}`}>
        <label for="on">On this day</label>
        <input type="date" id="on" name="on" value={view.on} />
        <p>
          <button type="submit">Show it</button>
        </p>
      </form>
      <ReplyPreview reply={reply} id="answer" level={3} />
      <h2>How people ask for it</h2>
      <details>
        <summary>{entry.phrasings.length} other phrasings</summary>
        <ul>
          {entry.phrasings.map((phrasing) => (
            <li key={phrasing}>{phrasing}</li>
          ))}
        </ul>
      </details>
      <h2>History</h2>
      {history === undefined ? (
        <p>There is no history here: the files are not in a git repository.</p>
      ) : (
        <Changes history={history} />
      )}
      {session.person.role === "editor" ? (
        <p>
          <a href={`/staff/edits?answer=${entry.id}`}>Edits made on these pages</a>
        </p>
      ) : null}
    </>,
  );
}

function Actions({ id }: { readonly id: string }) {
  return (
    <ul class="buttons">
      <li>
        <a class="button" href={`/staff/answers/${id}/edit`}>
          Edit
        </a>
      </li>
      <li>
        <a class="button" href={`/staff/answers/${id}/retire`}>
          Retire
        </a>
      </li>
    </ul>
  );
}

function Facts({ entry, use }: AnswerView) {
  return (
    <dl>
      <dt>Topic and kind</dt>
      <dd>
        {entry.topic}, {entry.kind}
      </dd>
      <dt>Source</dt>
      <dd>
        <a href={entry.source.url}>{entry.source.title}</a>, checked on {longDay(entry.checked)}
      </dd>
      <dt>Review by</dt>
      <dd>{longDay(entry.reviewBy)}</dd>
      <dt>Asked lately</dt>
      <dd>
        {use.asked} times; useful for {use.useful}, not useful for {use.notUseful}
      </dd>
      <dt>File</dt>
      <dd>{entry.file}</dd>
    </dl>
  );
}

function Changes({ history }: { readonly history: readonly PastChange[] }) {
  const rows = history.map(({ commit, day, author, subject }) => ({
    key: commit,
    cells: [longDay(day), author, subject],
  }));
  return <Table caption="Changes, the latest first" columns={["When", "Who", "What"]} rows={rows} />;
}
