import { longDay } from "../../rendering/long-day.js";
import type { Change } from "../../staff/change.js";
import type { ChangeVerdict } from "../../staff/judge-change.js";
import { AdviceView } from "../changes/advice-view.js";
import { DiffView } from "../changes/diff-view.js";
import { mistakesOf } from "../changes/mistakes-of.js";
import { ImpactView } from "../impact-view.js";
import type { Session } from "../sign-in/sessions.js";
import { DoneNote, FormToken, type Mistake, MistakeList, renderStaffPage } from "../staff-page.js";
import { versionOfDraft } from "../try/other-versions.js";
import { TryBesideForm } from "../try/try-beside-form.js";
import type { Draft } from "./draft-shelf.js";
import { authorsOf } from "./drafts-page.js";

export interface DraftView {
  readonly draft: Draft;
  /** The mark of the words that are shown. */
  readonly mark: string;
  /** What it changes in the files as they are now. */
  readonly changes: readonly Change[];
  /** Whether a file was changed after the draft was made from it. */
  readonly isStale: boolean;
  readonly verdict: ChangeVerdict;
  readonly mayPutLive: boolean;
  /** Whether it can be edited as one text. */
  readonly isOneText: boolean;
  /** What has just been done, and what was wrong with it. */
  readonly done: string;
  readonly mistakes: readonly Mistake[];
}

const doneNotes: Readonly<Record<string, { readonly heading: string; readonly says: string }>> = {
  saved: { heading: "The draft is saved", says: "Nothing is live yet." },
  asked: {
    heading: "A review is asked for",
    says: "The draft stands among the drafts until another editor looks at it.",
  },
  back: { heading: "The draft is sent back", says: "Its author finds your note on it." },
};

/** A draft as the person sees it who is to put it live. */
export function renderDraftPage(view: DraftView, session: Session): string {
  const { draft, changes, verdict, isStale, mistakes } = view;
  const note = doneNotes[view.done];
  const [change] = changes;
  const found = verdict.kind === "broken" ? mistakesOf(verdict.problems, change?.file ?? "", change?.after ?? "") : [];
  return renderStaffPage(
    { title: `${mistakes.length === 0 ? "" : "Error: "}Draft: ${draft.title}`, current: "answers" },
    session,
    <>
      {note === undefined ? null : <DoneNote {...note} />}
      <MistakeList heading="This was not done" mistakes={mistakes} />
      <h1>Draft: {draft.title}</h1>
      <p>
        By {authorsOf(draft)}, last changed on {longDay(draft.at.slice(0, 10))}: {draft.state}.
      </p>
      {draft.note === undefined ? null : <SentBack note={draft.note} />}
      {isStale ? <StaleNote /> : null}
      <h2>What the check finds</h2>
      {found.length === 0 ? (
        <p>Nothing wrong.</p>
      ) : (
        <ul>
          {found.map(({ says }) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      )}
      {verdict.kind === "fit" ? <AdviceView advice={verdict.advice} /> : null}
      <h2>What changes in the words</h2>
      <DiffView changes={changes} />
      <h2>What changes in the answers</h2>
      {verdict.kind === "fit" ? (
        <ImpactView impact={verdict.impact} />
      ) : (
        <p>That is seen once the check finds nothing.</p>
      )}
      {verdict.kind === "fit" ? <TryBesideForm session={session} version={versionOfDraft(draft.id)} /> : null}
      <h2>What to do with it</h2>
      <Actions view={view} session={session} />
    </>,
  );
}

function SentBack({ note: { who, says } }: { readonly note: { readonly who: string; readonly says: string } }) {
  return (
    <figure class="diff">
      <figcaption>Sent back by {who}</figcaption>
      <blockquote>{says}</blockquote>
    </figure>
  );
}

function StaleNote() {
  return (
    <p>
      <strong>The live answer was changed after this draft was made from it.</strong> Below stands what the draft would
      change now, which may take out what somebody else wrote. Edit the draft to bring the two together; until then it
      cannot go live.
    </p>
  );
}

function Actions({ view, session }: { readonly view: DraftView; readonly session: Session }) {
  const { draft, verdict, isStale, mayPutLive, isOneText } = view;
  const action = (what: string): string => `/staff/drafts/${draft.id}/${what}`;
  return (
    <>
      {verdict.kind === "fit" && !isStale && mayPutLive ? (
        <OneButton session={session} action={action("live")} button="Put it live" seen={view.mark} />
      ) : null}
      {mayPutLive ? null : <p>You wrote some of it yourself: another editor has to put it live.</p>}
      {isOneText ? (
        <p>
          <a class="button" href={action("edit")}>
            Edit the draft
          </a>
        </p>
      ) : null}
      {draft.state === "being written" || draft.state === "sent back" ? (
        <OneButton session={session} action={action("ask")} button="Ask for a review" />
      ) : null}
      <form method="post" action={action("send-back")}>
        <FormToken session={session} />
        <label for="note">What should be changed?</label>
        <textarea id="note" name="note" rows={3} />
        <p>
          <button type="submit">Send it back with this note</button>
        </p>
      </form>
      <OneButton session={session} action={action("discard")} button="Discard the draft" />
    </>
  );
}

function OneButton(props: { session: Session; action: string; button: string; seen?: string }) {
  const { session, action, button, seen } = props;
  return (
    <form method="post" action={action} class="actions">
      <FormToken session={session} />
      {seen === undefined ? null : <input type="hidden" name="seen" value={seen} />}
      <p>
        <button type="submit">{button}</button>
      </p>
    </form>
  );
}
