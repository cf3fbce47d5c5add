import { longDay } from "../rendering/long-day.js";
import type { Explanation } from "../staff/explain.js";
import { kindWords } from "./kind-words.js";
import { ReplyPreview } from "./reply-preview.js";
import type { Session } from "./sign-in/sessions.js";
import { type Mistake, MistakeList, renderStaffPage } from "./staff-page.js";
import { percent, Table } from "./table.js";

export interface TryView {
  readonly question: string;
  /** The day in question, YYYY-MM-DD. */
  readonly on: string;
  readonly mistakes: readonly Mistake[];
  readonly explanation?: Explanation;
}

/** What the assistant would say to a question on a day, and why. */
export function renderTryPage({ question, on, mistakes, explanation }: TryView, session: Session): string {
  return renderStaffPage(
    { title: mistakes.length === 0 ? "Try a question" : "Error: Try a question", current: "try" },
    session,
    <>
      <MistakeList heading="This cannot be tried" mistakes={mistakes} />
      <h1>Try a question</h1>
      <form method="get" action="/staff/try">
        <label for="q">Question, as a visitor would type it</label>
        <textarea id="q" name="q" rows={2}>
          {question}
        </textarea>
        <label for="on">On this day</label>
        <input type="date" id="on" name="on" value={on} />
        <p>
          <button type="submit">Try it</button>
        </p>
      </form>
      {explanation === undefined ? null : <Explained explanation={explanation} />}
    </>,
  );
}

function Explained({ explanation }: { readonly explanation: Explanation }) {
  const { reply, concern, day } = explanation;
  return (
    <>
      <h2>What it decides</h2>
      <p>
        <strong>{kindWords(reply.kind)}</strong>
        {"confidence" in reply ? `, ${percent(reply.confidence, 1)} sure` : ""}
        {"entry" in reply ? <EntryLink id={reply.entry} says={reply.question} /> : null}
        {"step" in reply ? `: the step “${reply.step}”` : ""}
      </p>
      {concern === undefined ? null : <p>Danger or distress is noticed by: {concern}</p>}
      <h2>What it understood</h2>
      <Understood explanation={explanation} />
      <h2>What may be meant</h2>
      <Candidates explanation={explanation} />
      <h2>What it says on {longDay(day)}</h2>
      <ReplyPreview reply={reply} id="reply" />
    </>
  );
}

function EntryLink({ id, says }: { readonly id: string; readonly says: string }) {
  return (
    <>
      : <a href={`/staff/answers/${id}`}>{says}</a>
    </>
  );
}

function Understood({ explanation: { understood, concepts } }: { readonly explanation: Explanation }) {
  const strange = understood.filter(({ known }) => known !== "knowledge").map(({ typed }) => typed);
  const mended = understood.filter(({ typed, word }) => typed !== word).map(({ typed, word }) => `${typed} → ${word}`);
  return (
    <dl>
      <dt>Words</dt>
      <dd>{understood.map(({ word }) => word).join(" ") || "none"}</dd>
      <dt>Spelling mended</dt>
      <dd>{mended.join(", ") || "nothing"}</dd>
      <dt>Words that no answer has</dt>
      <dd>{strange.join(", ") || "none"}</dd>
      <dt>Ideas of the glossary</dt>
      <dd>{concepts.join(", ") || "none"}</dd>
    </dl>
  );
}

function Candidates({ explanation: { candidates, understood } }: { readonly explanation: Explanation }) {
  const rows = candidates.map(({ id, kind, share, coverage, matched }) => ({
    key: `${kind} ${id}`,
    cells: [
      kind === "entry" ? <a href={`/staff/answers/${id}`}>{id}</a> : `step ${id}`,
      percent(share, 1),
      percent(coverage, 1),
      <Marked key={id} words={understood} matched={new Set(matched)} />,
    ],
  }));
  return (
    <Table
      caption="Candidates, the likeliest first"
      columns={["Answer", "Score", "Topic covered", "Matched words"]}
      rows={rows}
    />
  );
}

/** The question with the words marked that the candidate's phrasings have too. */
function Marked({ words, matched }: { words: Explanation["understood"]; matched: ReadonlySet<string> }) {
  return (
    <>
      {words.map(({ word, stem }, at) => (
        <>
          {at === 0 ? "" : " "}
          {matched.has(stem) ? <mark>{word}</mark> : word}
        </>
      ))}
    </>
  );
}
