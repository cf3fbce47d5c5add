import type { Change } from "../../staff/change.js";
import type { Finding } from "../../staff/check/rule.js";
import type { Impact } from "../../staff/find-impact.js";
import { ImpactView } from "../impact-view.js";
import type { Session } from "../sign-in/sessions.js";
import { FormToken, renderStaffPage } from "../staff-page.js";
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
  /** The form that leads back to editing, with what was typed. */
  readonly back: { readonly action: string; readonly fields: Readonly<Record<string, string>> } | undefined;
}

/** A change before it goes live: what it changes in the words, and in what visitors are answered. */
export function renderReviewPage(view: ReviewView, session: Session): string {
  const { title, changes, impact, advice, kept, button, back } = view;
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
      {impact === undefined ? (
        <p>The live knowledge has a fault, so that nothing can be compared.</p>
      ) : (
        <ImpactView impact={impact} />
      )}
      <h2>Try it before it is live</h2>
      {/* In a tab of its own: no browser leads back to a page that a form made without sending the form again. */}
      <form method="post" action="/staff/try" target="_blank" class="actions" rel="noopener">
        <FormToken session={session} />
        <input type="hidden" name="version" value={kept} />
        <label for="q">A question, as a visitor would type it</label>
        <input type="text" id="q" name="q" />
        <p>
          <button type="submit">Try it beside what is live (opens a new tab)</button>
        </p>
      </form>
      <h2>Put it live</h2>
      <form method="post" action="/staff/answers/live">
        <FormToken session={session} />
        <input type="hidden" name="kept" value={kept} />
        <p>
          <button type="submit">{button}</button>
        </p>
      </form>
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

function AdviceView({ advice }: { readonly advice: readonly Finding[] }) {
  if (advice.length === 0) return null;
  return (
    <>
      <h2>What could be better</h2>
      <p>None of this keeps the change from going live. You judge.</p>
      <ul>
        {advice.map(({ file, line, rule, what, why, mend }) => (
          <li key={`${file} ${line} ${rule} ${what}`}>
            Line {line}: {what} {mend} <em>{why}</em>
          </li>
        ))}
      </ul>
    </>
  );
}
