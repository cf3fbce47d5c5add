import type { Snapshot } from "../../content/snapshot.js";
import type { BadlyRated, Gap } from "../../staff/gaps.js";
import type { Session } from "../sign-in/sessions.js";
import { renderStaffPage } from "../staff-page.js";

export interface GapsView {
  readonly gaps: readonly Gap[];
  readonly badlyRated: readonly BadlyRated[];
  /** How many questions had no answer when they were asked and have one now. */
  readonly closed: number;
  readonly snapshot: Snapshot;
  readonly countedDays: number;
}

/** What people asked and did not get, grouped by likeness, each with the ways to mend it. */
export function renderGapsPage(view: GapsView, session: Session): string {
  const { gaps, badlyRated, closed, countedDays } = view;
  return renderStaffPage(
    { title: "Gaps", current: "gaps" },
    session,
    <>
      <h1>Gaps</h1>
      <p>
        What was asked in the last {countedDays} days and had no answer, without what could tell who asked.
        {closed === 0 ? "" : ` ${closed} more such questions have an answer by now.`}
      </p>
      {gaps.length === 0 ? <p>Every question that was asked has an answer.</p> : null}
      {gaps.map((gap) => (
        <GapView
          key={gap.nearest ?? gap.questions[0]?.question}
          gap={gap}
          view={view}
          canEdit={session.person.role === "editor"}
        />
      ))}
      <h2>Answers that did not help</h2>
      {badlyRated.length === 0 ? <p>None was called useless more often than useful.</p> : null}
      {badlyRated.map((one) => (
        <BadlyRatedView key={one.entry} one={one} snapshot={view.snapshot} />
      ))}
    </>,
  );
}

function GapView({ gap, view, canEdit }: { readonly gap: Gap; readonly view: GapsView; readonly canEdit: boolean }) {
  const nearest = gap.nearest === undefined ? undefined : view.snapshot.entries.get(gap.nearest);
  return (
    <section>
      <h2>
        {gap.times} × {nearest === undefined ? "near nothing that is there" : `near “${nearest.question}”`}
      </h2>
      <ul class="gaps">
        {gap.questions.map(({ question, times }) => (
          <li key={question}>
            <p>
              {question} ({times})
            </p>
            {canEdit ? <Mend question={question} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mend({ question }: { readonly question: string }) {
  const asked = encodeURIComponent(question);
  return (
    <p class="mend">
      <a href={`/staff/gaps/add?phrasing=${asked}`} aria-label={`Add to an answer: ${question}`}>
        Add to an answer
      </a>{" "}
      <a href={`/staff/answers/new?phrasings=${asked}`} aria-label={`Write a new answer: ${question}`}>
        Write a new answer
      </a>{" "}
      <a href={`/staff/try?q=${asked}`} aria-label={`Try it: ${question}`}>
        Try it
      </a>
    </p>
  );
}

function BadlyRatedView({ one, snapshot }: { readonly one: BadlyRated; readonly snapshot: Snapshot }) {
  return (
    <section>
      <h3>
        <a href={`/staff/answers/${encodeURIComponent(one.entry)}`}>
          {snapshot.entries.get(one.entry)?.question ?? one.entry}
        </a>
      </h3>
      <p>
        {one.notUseful} said that it did not help, {one.useful} that it did. It answered:
      </p>
      <ul>
        {one.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </section>
  );
}
