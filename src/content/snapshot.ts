import type { SearchIndex } from "../search/search-index.js";
import type { DatedText, Day } from "./dated-text.js";
import type { Glossary } from "./glossary.js";
import type { ConcernExamples } from "./read-concern-examples.js";

/** A named address from `site.yaml`: Markdown links to it by `name`, so that an address stands in one place. */
export interface Link {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  /** Where it was found. */
  readonly seenOn: string;
  /** When a person last confirmed it. */
  readonly checked: Day;
  /** Where it stands in `site.yaml`. */
  readonly line: number;
}

/** Where links are looked up by name. */
export type LinkBook = Pick<ReadonlyMap<string, Link>, "get">;

/** One thing the assistant knows. A signpost names who can help with what the page does not cover. */
export interface Entry {
  readonly id: string;
  readonly kind: "answer" | "signpost";
  readonly question: string;
  /** Other ways people ask it, in their words; the question itself is not repeated here. */
  readonly phrasings: readonly string[];
  readonly topic: string;
  readonly source: Link;
  readonly checked: Day;
  readonly reviewBy: Day;
  /** Ids of entries that a person may ask next, the likeliest first. */
  readonly related: readonly string[];
  /** Ids of the entries that the answer's numbered list speaks of, in its order; mostly empty. */
  readonly parts: readonly string[];
  /** Markdown with addresses already in place of link names. */
  readonly text: DatedText;
  readonly easyRead?: DatedText;
  /** Questions that it must answer, asked by `kb test` and never learnt from. */
  readonly examples: readonly string[];
  /** Path relative to the content folder's parent, for problems and history. */
  readonly file: string;
  readonly lines: EntryLines;
}

/** The numbers of the lines on which the parts of an entry's file stand, in the order of the parts. */
export interface EntryLines {
  readonly question: number;
  readonly phrasings: readonly number[];
  readonly reviewBy: number;
  readonly related: readonly number[];
  readonly parts: readonly number[];
  readonly examples: readonly number[];
}

/** A choice under a step: what the person says by pressing it, and the step or entry that it leads to. */
export interface Choice {
  readonly say: string;
  readonly goTo: { readonly kind: "step"; readonly id: string } | { readonly kind: "entry"; readonly id: string };
}

/** One thing the assistant says around answers: a Markdown file of `dialogs/`, named by its path without `.md`. */
export interface Step {
  readonly id: string;
  /** Whole messages that bring this step up ("hello", "thank you"); empty for steps reached in other ways. */
  readonly heardAs: readonly string[];
  readonly choices: readonly Choice[];
  readonly text: DatedText;
  readonly easyRead?: DatedText;
  readonly concern?: ConcernRules;
  readonly file: string;
  readonly lines: StepLines;
}

/** The numbers of the lines on which the parts of a step's file stand, in the order of the parts. */
export interface StepLines {
  readonly heardAs: readonly number[];
  readonly choices: readonly number[];
  readonly counterExamples: readonly number[];
}

/**
 * How a safeguarding step is recognised. A pattern is words with alternatives, gaps and named sets (see
 * `dialogs/README.md`); `examples` must all be found, `counterExamples` must not.
 */
export interface ConcernRules {
  readonly level: "crisis" | "concern";
  readonly patterns: readonly ConcernPattern[];
  readonly counterExamples: readonly string[];
}

export interface ConcernPattern {
  readonly pattern: string;
  readonly examples: readonly string[];
  readonly line: number;
  /** The lines of the examples, in their order. */
  readonly exampleLines: readonly number[];
}

/** Names and addresses of the whole site. */
export interface Site {
  readonly name: string;
  readonly organisation: string;
  /** Whether the assistant only says that it is switched off, and where help is. */
  readonly isSwitchedOff: boolean;
  /** `site.yaml`, as in problems. */
  readonly file: string;
  readonly links: ReadonlyMap<string, Link>;
}

/** Everything the staff wrote, checked and ready to answer from. Never changes: an edit makes a new one. */
export interface Snapshot {
  /** A short hash of all the files; the same files give the same version. */
  readonly version: string;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly steps: ReadonlyMap<string, Step>;
  /** Named word sets for concern patterns, from `dialogs/safeguarding/words.yaml`. */
  readonly concernWords: ReadonlyMap<string, readonly string[]>;
  /** The lines of its sayings in `harmless`, in their order. */
  readonly harmlessLines: readonly number[];
  /** Messages from which danger is learnt, from `dialogs/safeguarding/examples/`. */
  readonly concernExamples: ConcernExamples;
  readonly site: Site;
  readonly glossary: Glossary;
  readonly index: SearchIndex;
}
