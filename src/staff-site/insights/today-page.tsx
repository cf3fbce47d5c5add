import type { Day } from "../../content/dated-text.js";
import type { Snapshot } from "../../content/snapshot.js";
import type { Insights } from "../../conversation/insights.js";
import { longDay } from "../../rendering/long-day.js";
import { daysAfter } from "../../staff/days.js";
import { askedByChannel, askedByDay, mostGiven, type Totals, totalsSince } from "../../staff/summarize.js";
import type { AuditLine } from "../audit-log.js";
import type { Session } from "../sign-in/sessions.js";
import { renderStaffPage } from "../staff-page.js";
import { percent, Table } from "../table.js";
import { DayChart } from "./day-chart.js";

export interface TodayView {
  readonly insights: Insights;
  readonly snapshot: Snapshot;
  /** The day that is counted now. */
  readonly today: Day;
  readonly countedDays: number;
  /** How many answers are to be reviewed within 30 days or should have been. */
  readonly dueAnswers: number;
  /** How many edits of the files were left out because of mistakes. */
  readonly problems: number;
  /** What staff changed last, the latest first. */
  readonly changes: readonly AuditLine[];
}

const chartDays = 28;
const mostShown = 10;

/** What people asked today and lately, and what waits for staff. */
export function renderTodayPage(view: TodayView, session: Session): string {
  const { insights, today } = view;
  const since = daysAfter(today, 1 - chartDays);
  const days = Array.from({ length: chartDays }, (_none, at) => daysAfter(since, at));
  return renderStaffPage(
    { title: "Today", current: "today" },
    session,
    <>
      <h1>Today</h1>
      <Waiting {...view} />
      <h2>In numbers</h2>
      <Numbers {...view} />
      <h2>Questions by day</h2>
      <DayChart days={askedByDay(insights, days)} />
      <h2>By channel</h2>
      <Channels {...view} since={since} />
      <h2>Asked most</h2>
      <MostAsked {...view} since={since} />
      <h2>Changed last</h2>
      <Changes {...view} />
      <h2>To take away</h2>
      <ul class="ways-on">
        <li>
          <a href="/staff/turns.csv">Counts by day, channel and reply (CSV)</a>
        </li>
        <li>
          <a href="/staff/questions.csv">Questions, without what could tell who asked (CSV)</a>
        </li>
      </ul>
    </>,
  );
}

function Waiting({ dueAnswers, problems }: TodayView) {
  return (
    <>
      {problems === 0 ? null : (
        <p>
          <strong>An edit of the files was left out</strong> because of {problems} mistakes. Visitors are answered with
          what was there before.
        </p>
      )}
      <p>
        {dueAnswers === 0 ? (
          "No answer has to be reviewed within 30 days."
        ) : (
          <a href="/staff/answers?state=due">{dueAnswers} answers have to be reviewed within 30 days</a>
        )}
      </p>
    </>
  );
}

const rows: readonly { readonly title: string; readonly show: (totals: Totals) => string | number }[] = [
  { title: "Questions", show: ({ questions }) => questions },
  { title: "Answered", show: ({ answered, questions }) => percent(answered, questions) },
  { title: "Called useful, of those who said", show: ({ useful, notUseful }) => percent(useful, useful + notUseful) },
  { title: "Asked for a person", show: ({ handOvers }) => handOvers },
  { title: "Help in a crisis", show: ({ crises }) => crises },
  { title: "Kind words for distress", show: ({ distress }) => distress },
];

function Numbers({ insights, today, countedDays }: TodayView) {
  const stretches = [1, 7, chartDays, countedDays].filter(
    (days, at, all) => days <= countedDays && all.indexOf(days) === at,
  );
  const totals = stretches.map((days) => totalsSince(insights, daysAfter(today, 1 - days)));
  return (
    <Table
      caption="Messages of all channels"
      columns={["What", ...stretches.map((days) => (days === 1 ? "Today" : `${days} days`))]}
      rows={rows.map(({ title, show }) => ({ key: title, cells: [title, ...totals.map(show)] }))}
    />
  );
}

const channelNames: Readonly<Record<string, string>> = { directline: "Web", msteams: "Teams" };

function Channels({ insights, since }: TodayView & { readonly since: Day }) {
  const channels = askedByChannel(insights, since);
  if (channels.length === 0) return <p>Nothing was asked yet.</p>;
  return (
    <Table
      caption={`Questions of the last ${chartDays} days by channel`}
      columns={["Channel", "Questions", "Answered"]}
      rows={channels.map(({ name, value }) => ({
        key: name,
        cells: [channelNames[name] ?? name, value.questions, percent(value.answered, value.questions)],
      }))}
    />
  );
}

function MostAsked({ insights, snapshot, since }: TodayView & { readonly since: Day }) {
  const given = mostGiven(insights, since, mostShown);
  if (given.length === 0) return <p>Nothing was asked yet.</p>;
  return (
    <Table
      caption={`Answers given most in the last ${chartDays} days`}
      columns={["Answer", "Times"]}
      rows={given.map(({ name, value }) => ({
        key: name,
        cells: [
          <a key={name} href={`/staff/answers/${encodeURIComponent(name)}`}>
            {snapshot.entries.get(name)?.question ?? name}
          </a>,
          value,
        ],
      }))}
    />
  );
}

function Changes({ changes }: TodayView) {
  if (changes.length === 0) return <p>Nothing was changed from these pages yet.</p>;
  return (
    <Table
      caption="Changes made from these pages, the latest first"
      columns={["When", "Who", "What"]}
      rows={changes.map(({ at, who, did, what = [] }) => ({
        key: at,
        cells: [longDay(at.slice(0, 10)), who, `${did}: ${what.at(-1) ?? ""}`],
      }))}
    />
  );
}
