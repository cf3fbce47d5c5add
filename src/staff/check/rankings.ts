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

/** What the search makes of the entries' own words; found out when first needed, then kept. */
export interface Rankings {
  questions(): readonly RankedPhrasing[];
  /** The questions and phrasings of the entries that are to be tried. */
  phrasings(): readonly RankedPhrasing[];
}

const candidatesKept = 6;

/** `isTried` tells whose phrasings are asked for; questions are asked for all. */
export function makeRankings({ entries, index }: Snapshot, isTried: (entry: Entry) => boolean): Rankings {
  const rank = (entry: Entry, phrasing: string, line: number, isQuestion: boolean): RankedPhrasing => {
    const candidates = index.rank(index.understand(phrasing), candidatesKept);
    return { entry, phrasing, line, isQuestion, candidates };
  };
  const all = [...entries.values()];
  const questions = once(() => all.map((entry) => rank(entry, entry.question, entry.lines.question, true)));
  const phrasings = once(() => [
    ...questions().filter(({ entry }) => isTried(entry)),
    ...all
      .filter(isTried)
      .flatMap((entry) =>
        entry.phrasings.map((phrasing, at) => rank(entry, phrasing, entry.lines.phrasings[at] ?? 1, false)),
      ),
  ]);
  return { questions, phrasings };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
