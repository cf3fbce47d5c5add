import type { Entry, Snapshot } from "../../content/snapshot.js";
import type { Candidate } from "../../search/search-index.js";

/** A question or phrasing of an entry, its line, and what the search takes it for, best first. */
export interface RankedPhrasing {
  readonly entry: Entry;
  readonly phrasing: string;
  readonly line: number;
  readonly isQuestion: boolean;
  readonly candidates: readonly Candidate[];
}

/** What the search makes of the entries' own words; asked when first needed, then kept. */
export interface Rankings {
  questions(): readonly RankedPhrasing[];
  /** The questions among them. Takes a second or two for thousands of phrasings. */
  phrasings(): readonly RankedPhrasing[];
}

const candidatesKept = 6;

export function makeRankings({ entries, index }: Snapshot): Rankings {
  const rank = (entry: Entry, phrasing: string, line: number, isQuestion: boolean): RankedPhrasing => {
    const candidates = index.rank(index.understand(phrasing), candidatesKept);
    return { entry, phrasing, line, isQuestion, candidates };
  };
  let questions: readonly RankedPhrasing[] | undefined;
  let phrasings: readonly RankedPhrasing[] | undefined;
  const all = [...entries.values()];
  const rankQuestions = (): readonly RankedPhrasing[] => {
    questions ??= all.map((entry) => rank(entry, entry.question, entry.lines.question, true));
    return questions;
  };
  return {
    questions: rankQuestions,
    phrasings() {
      phrasings ??= [
        ...rankQuestions(),
        ...all.flatMap((entry) =>
          entry.phrasings.map((phrasing, at) => rank(entry, phrasing, entry.lines.phrasings[at] ?? 1, false)),
        ),
      ];
      return phrasings;
    },
  };
}
