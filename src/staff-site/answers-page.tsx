import type { Entry } from "../content/snapshot.js";
import { longDay } from "../rendering/long-day.js";
import { type AnswerUse, isLowRated, useOf } from "./answer-use.js";
import type { Session } from "./sign-in/sessions.js";
import { DoneNote, renderStaffPage } from "./staff-page.js";
import { percent, Table } from "./table.js";

/** Which answers are wished for; an empty text stands for all. */
export interface AnswersFilter {
  /** Words that stand in the question or in a phrasing. */
  readonly q: string;
  readonly topic: string;
  readonly kind: string;
  readonly state: string;
}

export interface AnswersView {
  readonly entries: readonly Entry[];
  readonly uses: ReadonlyMap<string, AnswerUse>;
  readonly filter: AnswersFilter;
  /** The last day, YYYY-MM-DD, whose reviews count as due now. */
  readonly dueBy: string;
  /** For how many days is counted what was asked. */
  readonly countedDays: number;
  /** Whether an answer has just been retired. */
  readonly isRetired: boolean;
}

const states = [
  { key: "due", title: "Review due, or within 30 days" },
  { key: "low", title: "More people found it useless than useful" },
  { key: "never", title: "Never asked" },
] as const;
const kinds = [
  { key: "answer", title: "Answers" },
  { key: "signpost", title: "Signposts" },
] as const;

/** All answers, or those of a topic, a kind or a state, the earliest review first. */
export function renderAnswersPage(view: AnswersView, session: Session): string {
  const shown = view.entries
    .filter((entry) => isWished(entry, view))
    .sort((a, b) => (a.reviewBy < b.reviewBy ? -1 : 1));
  const topics = [...new Set(view.entries.map(({ topic }) => topic))].map((topic) => ({ key: topic, title: topic }));
  return renderStaffPage(
    { title: "Answers", current: "answers" },
    session,
    <>
      {view.isRetired ? (
        <DoneNote heading="The answer is retired" says="Visitors are no longer answered with it." />
      ) : null}
      <h1>Answers</h1>
      {session.person.role === "editor" ? (
        <p>
          <a class="button" href="/staff/answers/new">
            Write a new answer
          </a>{" "}
          <a class="button" href="/staff/drafts">
            Drafts
          </a>{" "}
          <a class="button" href="/staff/cms">
            Editor with fields
          </a>
        </p>
      ) : null}
      <form method="get" action="/staff/answers" class="filters">
        <div>
          <label for="q">Words</label>
          <input type="search" id="q" name="q" value={view.filter.q} />
        </div>
        <Choice name="state" label="State" chosen={view.filter.state} options={states} />
        <Choice name="topic" label="Topic" chosen={view.filter.topic} options={topics} />
        <Choice name="kind" label="Kind" chosen={view.filter.kind} options={kinds} />
        <p>
          <button type="submit">Show these</button>
        </p>
      </form>
      <p role="status">
        {shown.length} of {view.entries.length} answers. Counted over the last {view.countedDays} days.{" "}
        <a href="/staff/answers.csv">Take all away (CSV)</a>
      </p>
      {shown.length === 0 ? null : <AnswersTable entries={shown} view={view} />}
    </>,
  );
}

function isWished(entry: Entry, { filter, uses, dueBy }: AnswersView): boolean {
  const { id, topic, kind, reviewBy } = entry;
  if (!hasWords(entry, filter.q)) return false;
  if (filter.topic !== "" && topic !== filter.topic) return false;
  if (filter.kind !== "" && kind !== filter.kind) return false;
  switch (filter.state) {
    case "due":
      return reviewBy <= dueBy;
    case "low":
      return isLowRated(useOf(uses, id));
    case "never":
      return useOf(uses, id).asked === 0;
    default:
      return true;
  }
}

/** Whether all the words begin a word of the entry's question, or all of them one of its phrasings. */
function hasWords({ id, question, phrasings }: Entry, words: string): boolean {
  const wanted = words.toLowerCase().split(/\s+/);
  return [id, question, ...phrasings].some((text) =>
    wanted.every((word) => ` ${text.toLowerCase()}`.includes(` ${word}`)),
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly { readonly key: string; readonly title: string }[];
}

function Choice({ name, label, chosen, options }: ChoiceProps) {
  return (
    <div>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">All</option>
        {options.map(({ key, title }) => (
          <option key={key} value={key} selected={key === chosen}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

function AnswersTable({ entries, view }: { readonly entries: readonly Entry[]; readonly view: AnswersView }) {
  const rows = entries.map((entry) => {
    const { asked, useful, notUseful } = useOf(view.uses, entry.id);
    const isDue = entry.reviewBy <= view.dueBy;
    return {
      key: entry.id,
      cells: [
        <a key="question" href={`/staff/answers/${entry.id}`}>
          {entry.question}
        </a>,
        entry.topic,
        entry.kind === "answer" ? "Answer" : "Signpost",
        isDue ? <strong key="due">{longDay(entry.reviewBy)}, due</strong> : longDay(entry.reviewBy),
        asked,
        percent(useful, useful + notUseful),
      ],
    };
  });
  return (
    <Table
      caption="Answers, the earliest review first"
      columns={["Question", "Topic", "Kind", "Review by", "Asked", "Useful"]}
      rows={rows}
    />
  );
}
