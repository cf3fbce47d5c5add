import { longDay } from "../../rendering/long-day.js";
import type { Session } from "../sign-in/sessions.js";
import { DoneNote, renderStaffPage } from "../staff-page.js";
import { Table } from "../table.js";
import type { Draft } from "./draft-shelf.js";

/** The names of those who wrote a draft. */
export function authorsOf({ authors }: Draft): string {
  return authors.map(({ name }) => name).join(", ");
}

/** All drafts, the latest first, and those that were made from words that have changed since. */
export function renderDraftsPage(
  view: { readonly drafts: readonly Draft[]; readonly stale: ReadonlySet<string>; readonly isDiscarded: boolean },
  session: Session,
): string {
  const rows = view.drafts.map((draft) => ({
    key: draft.id,
    cells: [
      <a key="title" href={`/staff/drafts/${draft.id}`}>
        {draft.title}
      </a>,
      authorsOf(draft),
      longDay(draft.at.slice(0, 10)),
      draft.state,
      view.stale.has(draft.id) ? <strong key="stale">changed since</strong> : "as it was",
    ],
  }));
  return renderStaffPage(
    { title: "Drafts", current: "answers" },
    session,
    <>
      {view.isDiscarded ? <DoneNote heading="The draft is discarded" says="What is live stays as it is." /> : null}
      <h1>Drafts</h1>
      <p>Changes that are not live yet. An editor can look at each, mend it, put it live or send it back.</p>
      {rows.length === 0 ? (
        <p>There are no drafts.</p>
      ) : (
        <Table
          caption="Drafts, the latest first"
          columns={["Answer", "By", "Last changed", "State", "The live answer"]}
          rows={rows}
        />
      )}
      <p>
        <a href="/staff/edits">What was changed, by whom and when</a>
      </p>
    </>,
  );
}
