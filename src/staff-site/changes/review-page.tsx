import type { Change } from "../../staff/change.js";
import type { Finding } from "../../staff/check/rule.js";
import type { Impact } from "../../staff/find-impact.js";
import { ImpactView } from "../impact-view.js";
import type { Session } from "../sign-in/sessions.js";
import { FormToken, renderStaffPage } from "../staff-page.js";
import { TryBesideForm } from "../try/try-beside-form.js";
import { AdviceView } from "./advice-view.js";
import { DiffView } from "./diff-view.js";

export interface ReviewView {
  readonly title: string;
  readonly changes: readonly Change[];
  readonly impact: Impact | undefined;
  /** What could be better in the changed files. */
  readonly advice: readonly Finding[];
  /** The sealed proposal. */
  readonly kept: string;
  readonly button: string;
  /** Whether the person may put it live, or another person has to look at it first. */
  readonly mayPutLive: boolean;
  /** The form that leads back to editing, with what was typed. */
  readonly back: { readonly action: string; readonly fields: Readonly<Record<string, string>> } | undefined;
}

/** A change before it goes live: what it changes in the words, and in what visitors are answered. */
export function renderReviewPage(view: ReviewView, session: Session): string {
  const { title, changes, impact, advice, kept, button, mayPutLive, back } = view;
  return renderStaffPage(
    { title, current: "answers" },
    session,
    <>
      <h1>{title}</h1>
      <p>The check found nothing wrong. Nothing is live yet.</p>
      <AdviceView advice={advice} />
      <h2>What changes in the words</h2>
      <DiffView changes={changes} />
      <h2>What changes in the answers</h2>
      <ImpactView impact={impact} />
      <TryBesideForm session={session} version={kept} />
      <h2>Put it live</h2>
      {mayPutLive ? (
        <KeptForm session={session} kept={kept} action="/staff/answers/live" button={button} />
      ) : (
        <p>Another person puts it live, so that two have seen it. Ask for a review: it then stands among the drafts.</p>
      )}
      <KeptForm
        session={session}
        kept={kept}
        action={mayPutLive ? "/staff/drafts" : "/staff/drafts?ask=1"}
        button={mayPutLive ? "Save it as a draft" : "Ask for a review"}
      />
      {back === undefined ? null : (
        <form method="post" action={back.action} class="actions">
          <FormToken session={session} />
          <input type="hidden" name="go" value="edit" />
          {Object.entries(back.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <p>
            <button type="submit">Go on editing</button>
          </p>
        </form>
      )}
    </>,
  );
}

function KeptForm(props: { session: Session; kept: string; action: string; button: string }) {
  return (
    <form method="post" action={props.action} class="actions">
      <FormToken session={props.session} />
      <input type="hidden" name="kept" value={props.kept} />
      <p>
        <button type="submit">{props.button}</button>
      </p>
    </form>
  );
}
