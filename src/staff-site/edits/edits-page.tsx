import { longDay } from "../../rendering/long-day.js";
import type { AuditLine } from "../audit-log.js";
import type { GitState } from "../git/content-repository.js";
import { GitDetails } from "../git/git-note.js";
import type { Session } from "../sign-in/sessions.js";
import { FormToken, renderStaffPage } from "../staff-page.js";
import { Table } from "../table.js";

/** An edit as the audit log has it, with the answer's question where there is one. */
export interface Edit extends AuditLine {
  readonly title: string;
}

export interface EditsView {
  readonly edits: readonly Edit[];
  /** The answer that they are of; undefined for all. */
  readonly of: { readonly id: string; readonly question: string } | undefined;
  readonly state: GitState;
}

/** Who changed what and when, and whether git has it. */
export function renderEditsPage({ edits, of, state }: EditsView, session: Session): string {
  const title = of === undefined ? "Edits" : `Edits: ${of.question}`;
  const csv = of === undefined ? "/staff/edits.csv" : `/staff/edits.csv?answer=${of.id}`;
  const rows = edits.map(({ at, who, did, author, title: what }, place) => ({
    key: `${at} ${place}`,
    cells: [
      `${longDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`,
      who,
      author === undefined ? did : `${did}, written by ${author}`,
      what,
    ],
  }));
  return renderStaffPage(
    { title, current: "answers" },
    session,
    <>
      <h1>{title}</h1>
      <h2>Git</h2>
      <GitDetails state={state} />
      {session.person.role === "editor" ? <GitForms state={state} session={session} /> : null}
      <h2>What was done</h2>
      {rows.length === 0 ? (
        <p>Nothing was changed here yet.</p>
      ) : (
        <Table caption="Edits, the latest first" columns={["When", "Who", "What", "Answer"]} rows={rows} />
      )}
      <p>
        <a href={csv}>All of it as a table for a spreadsheet (CSV)</a>
      </p>
      {of === undefined ? null : (
        <p>
          <a href={`/staff/answers/${of.id}`}>Back to the answer</a>
        </p>
      )}
    </>,
  );
}

function GitForms({ state, session }: { readonly state: GitState; readonly session: Session }) {
  switch (state.kind) {
    case "files only":
    case "committed":
      return null;
    case "conflict":
      return (
        <>
          <GitForm session={session} go="ours" button="Keep the words that are live here" />
          <GitForm session={session} go="theirs" button="Take the words that are in git" />
        </>
      );
    default:
      return <GitForm session={session} go="" button="Compare with git now" />;
  }
}

function GitForm({ session, go, button }: { session: Session; go: string; button: string }) {
  return (
    <form method="post" action="/staff/edits/git" class="actions">
      <FormToken session={session} />
      <input type="hidden" name="go" value={go} />
      <p>
        <button type="submit">{button}</button>
      </p>
    </form>
  );
}
