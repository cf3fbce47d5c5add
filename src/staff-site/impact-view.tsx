import type { Difference, Shift } from "../staff/compare-decisions.js";
import type { Impact } from "../staff/find-impact.js";
import { Table } from "./table.js";

/** What a change would do to the answers, the worst first; of no impact, why it is not known. */
export function ImpactView({ impact }: { readonly impact: Impact | undefined }) {
  if (impact === undefined) return <p>The live knowledge has a fault, so that nothing can be compared.</p>;
  const { examples, visitors, touched, differences } = impact;
  return (
    <div class="wide">
      <p>
        {differences.length === 0
          ? "No question would be answered with another answer. People read the new words where this answer is given."
          : `${counted(differences.length)} would be answered differently.`}
      </p>
      <p class="hint">
        Asked to both versions: {visitors} questions of visitors, and of the {examples} phrasings of all answers the{" "}
        {touched} that share a word with the change.
      </p>
      {groups.map(({ shift, title, says }) => (
        <Group
          key={shift}
          title={title}
          says={says}
          differences={differences.filter((difference) => difference.shift === shift)}
        />
      ))}
    </div>
  );
}

const groups: readonly { readonly shift: Shift; readonly title: string; readonly says: string }[] = [
  {
    shift: "lost",
    title: "No longer answered",
    says: "These have an answer now and would have none. Add them to an answer, or leave in what they were found by.",
  },
  {
    shift: "different",
    title: "Now different",
    says: "These would get another answer than they do now. Read them: is it a better one?",
  },
  { shift: "right", title: "Now right", says: "These would get the answer that they are meant for." },
];

/** Longer lists are opened by who wants to read them. */
const shownAtOnce = 10;
const mostShown = 200;

function Group({
  title,
  says,
  differences,
}: {
  readonly title: string;
  readonly says: string;
  readonly differences: readonly Difference[];
}) {
  if (differences.length === 0) return null;
  const [first, more] = [differences.slice(0, shownAtOnce), differences.slice(shownAtOnce, mostShown)];
  return (
    <section>
      <h3>{`${title}: ${differences.length}`}</h3>
      <p>{says}</p>
      <Differences caption={title} differences={first} />
      {more.length === 0 ? null : (
        <details>
          <summary>{`${more.length} more`}</summary>
          <Differences caption={`${title}, more`} differences={more} />
        </details>
      )}
    </section>
  );
}

function Differences({
  caption,
  differences,
}: {
  readonly caption: string;
  readonly differences: readonly Difference[];
}) {
  return (
    <Table
      caption={caption}
      columns={["Question", "Now", "Then", "Asked by visitors"]}
      rows={differences.map(({ question, before, after, misses, times }) => ({
        key: question,
        cells: [
          question,
          before,
          // Where it has its own answer now, the column before says so.
          misses === undefined || misses === before ? after : `${after} (it is a phrasing of “${misses}”)`,
          times,
        ],
      }))}
    />
  );
}

function counted(count: number): string {
  return count === 1 ? "1 question" : `${count} questions`;
}
