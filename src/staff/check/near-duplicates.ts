import type { Entry, Snapshot } from "../../content/snapshot.js";
import type { RankedPhrasing } from "./rankings.js";
import type { Rule } from "./rule.js";

/** How like an entry's phrasings are to another's nearest ones, on average, 0 to 1: from here on they ask for the same. */
const sameAsked = 0.75;
/** From here on they may, and do where the answers too are nearly the same. */
const nearlyAsked = 0.5;
const sameSaid = 0.9;

/** Pairs of entries that ask for the same and say the same. */
export const nearDuplicates: Rule = {
  name: "near-duplicate",
  level: "advice",
  why: "Two answers to one question compete, and sooner or later they contradict one another.",
  find({ rankings, snapshot }) {
    const found = pairs(rankings.phrasings()).filter(
      ({ entry, other, likeness }) =>
        likeness >= sameAsked || (likeness >= nearlyAsked && likenessOfAnswers(entry, other, snapshot) >= sameSaid),
    );
    const named = new Set<string>();
    return found.flatMap(({ entry, other, likeness }) => {
      const pair = [entry.id, other].sort().join(" ");
      if (named.has(pair)) return [];
      named.add(pair);
      return [
        {
          file: entry.file,
          line: entry.lines.question,
          what: `It asks for much the same as "${other}" (${Math.round(likeness * 100)} % alike).`,
          mend: "Make one entry of the two, or tell apart what each of them answers.",
        },
      ];
    });
  },
};

interface Pair {
  readonly entry: Entry;
  readonly other: string;
  readonly likeness: number;
}

/** Each entry with each that its phrasings come near to, and how near on average. */
function pairs(ranked: readonly RankedPhrasing[]): Pair[] {
  const sums = new Map<Entry, { count: number; others: Map<string, number> }>();
  for (const { entry, candidates } of ranked) {
    const sum = sums.get(entry) ?? { count: 0, others: new Map<string, number>() };
    sums.set(entry, sum);
    sum.count += 1;
    for (const { target, channels } of candidates)
      if (target.kind === "entry" && target.id !== entry.id)
        sum.others.set(target.id, (sum.others.get(target.id) ?? 0) + channels.best);
  }
  return [...sums].flatMap(([entry, { count, others }]) =>
    [...others].map(([other, sum]) => ({ entry, other, likeness: sum / count })),
  );
}

/** How like the entry's answer is to the other's, in the search's own terms. */
function likenessOfAnswers({ id }: Entry, other: string, { index }: Snapshot): number {
  const body = index.targets.find((target) => target.kind === "entry" && target.id === id)?.body ?? "";
  const candidates = index.rank(index.understand(body), index.targets.length);
  return candidates.find(({ target }) => target.kind === "entry" && target.id === other)?.channels.body ?? 0;
}
