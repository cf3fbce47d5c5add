import type { Snapshot } from "../../content/snapshot.js";
import type { BadlyRated, Gap } from "../../staff/gaps.js";
import type { Said } from "../../staff/group-by-likeness.js";
import type { Session } from "../sign-in/sessions.js";
import { renderStaffPage } from "../staff-page.js";
import type { OpenGaps } from "./open-gaps.js";
import { addAddress, editAddress, newAddress, tryAddress } from "./ways-to-mend.js";

export interface GapsView extends OpenGaps {
  readonly badlyRated: readonly BadlyRated[];
  readonly snapshot: Snapshot;
  readonly countedDays: number;
}

const mostShown = 50;

/** What people asked and did not get, grouped by likeness, each with the ways to mend it. */
export function renderGapsPage(view: GapsView, session: Session): string {
  const { gaps, badlyRated, offTopic, closed, countedDays, snapshot } = view;
  const parts = { snapshot, canEdit: session.person.role === "editor" };
  return renderStaffPage(
    { title: "Gaps", current: "gaps" },
    session,
    <>
      <h1>Gaps</h1>
      <p>
        What was asked in the last {countedDays} days and had no answer, without what could tell who asked.
        {closed === 0 ? "" : ` ${closed} more such questions have an answer by now.`}
      </p>
      <p>
        <a href="/staff/gaps.csv">Take the gaps away (CSV)</a>
      </p>
      <h2>Without an answer</h2>
      {gaps.length === 0 ? <p>Every question that was asked has an answer.</p> : null}
      {gaps.slice(0, mostShown).map((gap, at) => (
        <GapView key={gap.questions[0]?.question} gap={gap} id={`gap-${at}`} {...parts} />
      ))}
      {gaps.length > mostShown ? <p>{gaps.length - mostShown} rarer ones are in the CSV.</p> : null}
      <h2>Answers that did not help</h2>
      {badlyRated.length === 0 ? <p>None was called useless more often than useful.</p> : null}
      {badlyRated.map((one) => (
        <BadlyRatedView key={one.entry} one={one} {...parts} />
      ))}
      <OffTopic questions={offTopic} />
    </>,
  );
}

interface Parts {
  readonly snapshot: Snapshot;
  readonly canEdit: boolean;
}

function GapView({ gap, id, snapshot, canEdit }: { readonly gap: Gap; readonly id: string } & Parts) {
  const { questions, times, nearest } = gap;
  const [first] = questions;
  if (first === undefined) return null;
  return (
    <section class="gap" aria-labelledby={id}>
      <h3 id={id}>“{first.question}”</h3>
      <p class="hint">
        {questions.length === 1 ? counted(times) : `${counted(times)}, in ${questions.length} wordings:`}
      </p>
      {questions.length === 1 ? null : (
        <ul>
          {questions.map((one) => (
            <li key={one.question}>
              {one.question} ({one.times})
            </li>
          ))}
        </ul>
      )}
      <ul class="mend">
        {canEdit
          ? [...nearest, ""].map((entry) => (
              <li key={entry}>
                <a href={addAddress(questions, entry)}>
                  Add as a phrasing of {nameOf(entry, snapshot)}
                  <span class="for-readers">, for: {first.question}</span>
                </a>
              </li>
            ))
          : null}
        {canEdit ? (
          <li>
            <a href={newAddress(questions)}>
              Write a new answer<span class="for-readers"> to: {first.question}</span>
            </a>
          </li>
        ) : null}
        <li>
          <a href={tryAddress(first.question)}>
            Try it<span class="for-readers">: {first.question}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}

function nameOf(entry: string, { entries }: Snapshot): string {
  const found = entries.get(entry);
  return found === undefined ? "another answer" : `“${found.question}”`;
}

function BadlyRatedView({ one, snapshot, canEdit }: { readonly one: BadlyRated } & Parts) {
  const title = snapshot.entries.get(one.entry)?.question ?? one.entry;
  return (
    <section class="gap">
      <h3>
        <a href={`/staff/answers/${encodeURIComponent(one.entry)}`}>{title}</a>
      </h3>
      <p>
        {one.notUseful} said that it did not help, {one.useful} that it did. It answered:
      </p>
      <ul>
        {one.questions.map(({ question, times }) => (
          <li key={question}>
            {question} ({times})
            {canEdit ? (
              <>
                {" "}
                <a href={addAddress([{ question }], "")}>
                  Add it to another answer<span class="for-readers">: {question}</span>
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {canEdit && snapshot.entries.has(one.entry) ? (
        <ul class="mend">
          <li>
            <a href={editAddress(one.entry)}>
              Edit this answer<span class="for-readers">: {title}</span>
            </a>
          </li>
        </ul>
      ) : null}
    </section>
  );
}

function OffTopic({ questions }: { readonly questions: readonly Said[] }) {
  if (questions.length === 0) return null;
  return (
    <>
      <h2>About something else</h2>
      <p>These were taken for questions that have nothing to do with these answers. If one does, try it.</p>
      <details>
        <summary>{questions.length} questions about something else</summary>
        <ul>
          {questions.slice(0, mostShown).map(({ question, times }) => (
            <li key={question}>
              <a href={tryAddress(question)}>{question}</a> ({times})
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function counted(times: number): string {
  return times === 1 ? "Asked once" : `Asked ${times} times`;
}
