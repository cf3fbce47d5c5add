import type { Day } from "../../content/dated-text.js";
import type { Snapshot } from "../../content/snapshot.js";
import type { Insights } from "../../conversation/insights.js";
import { longDay } from "../../rendering/long-day.js";
import { daysAfter } from "../../staff/days.js";
import { unansweredQuestions } from "../../staff/gaps.js";
import { askedByChannel, mostGiven } from "../../staff/summarize.js";
import type { AuditLine } from "../audit-log.js";
import type { Session } from "../sign-in/sessions.js";
import { renderStaffPage } from "../staff-page.js";
import { percent, Table } from "../table.js";
import { Numbers } from "./numbers.js";
import { channelName, DayTrends, WeekTrends } from "./trends.js";

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

const recentDays = 28;
const mostShown = 10;

/** What people asked today and lately, and what waits for staff. */
export function renderTodayPage(view: TodayView, session: Session): string {
  const { insights, today, countedDays } = view;
  const counted = { insights, today, countedDays };
  const since = daysAfter(today, 1 - recentDays);
  return renderStaffPage(
    { title: "Today", current: "today" },
    session,
    <>
      <h1>Today</h1>
      <Waiting {...view} />
      <h2>The last {recentDays} days</h2>
      <Numbers {...counted} />
      <h2>Questions by day</h2>
      <DayTrends {...counted} />
      <h2>How well it goes</h2>
      <WeekTrends {...counted} />
      <h2>By channel</h2>
      <Channels {...view} since={since} />
      <h2>Asked most</h2>
      <MostAsked {...view} since={since} />
      <h2>Changed last</h2>
      <Changes {...view} />
      <h2>To take away</h2>
      <ul class="ways-on">
        {reports.map(({ name, title }) => (
          <li key={name}>
            <a href={`/staff/${name}.csv`}>{title} (CSV)</a>
          </li>
        ))}
      </ul>
    </>,
  );
}

const reports = [
  { name: "turns", title: "Counts by day, channel and reply" },
  { name: "questions", title: "Questions, without what could tell who asked" },
  { name: "feedback", title: "What was called useful, by day" },
  { name: "gaps", title: "Gaps, in their groups" },
  { name: "answers", title: "All answers, with how often they were asked" },
] as const;

function Waiting({ dueAnswers, problems, insights, countedDays }: TodayView) {
  const unanswered = unansweredQuestions(insights).open.length;
  return (
    <>
      {problems === 0 ? null : (
        <p>
          <strong>An edit of the files was left out</strong> because of {problems} mistakes. Visitors are answered with
          what was there before.
        </p>
      )}
      {unanswered === 0 ? null : (
        <p>
          <a href="/staff/gaps">{unanswered} questions had no answer</a> in the last {countedDays} days.
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

function Channels({ insights, since }: TodayView & { readonly since: Day }) {
  const channels = askedByChannel(insights, since);
  if (channels.length === 0) return <p>Nothing was asked yet.</p>;
  return (
    <Table
      caption={`Questions of the last ${recentDays} days by channel`}
      columns={["Channel", "Questions", "Answered"]}
      rows={channels.map(({ name, value }) => ({
        key: name,
        cells: [channelName(name), value.questions, percent(value.answered, value.questions)],
      }))}
    />
  );
}

function MostAsked({ insights, snapshot, since }: TodayView & { readonly since: Day }) {
  const given = mostGiven(insights, since, mostShown);
  if (given.length === 0) return <p>Nothing was asked yet.</p>;
  return (
    <Table
      caption={`Answers given most in the last ${recentDays} days`}
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
