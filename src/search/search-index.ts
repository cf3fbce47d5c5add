import { type Lexicon, lexiconOver, type Understood, understand } from "../language/understand.js";
import { coverageOver } from "./coverage.js";
import { featureReaderOver } from "./feature-table.js";
import { type IndexData, learnIndex, type SearchGlossary } from "./learn-index.js";
import { makeLearnerFeatures } from "./learner-features.js";
import { learntWordsOver } from "./learnt-words.js";
import { doAtOnce, type LongWork } from "./long-work.js";
import { phrasingSpaceOver } from "./phrasing-space.js";
import { type Channels, rankTargets } from "./rank-targets.js";
import type { Traits } from "./traits.js";

/** Something that a question can be matched with: an entry's or a step's name, and how people ask for it. */
export interface Target {
  readonly kind: "entry" | "step";
  readonly id: string;
  readonly phrasings: readonly string[];
  /** The words of its answer, which count a little. */
  readonly body: string;
  readonly traits: Traits;
}

/** A target that may be meant. `share` is its part of the belief over all targets, 0 to 1. */
export interface Candidate {
  readonly target: Target;
  readonly share: number;
  readonly channels: Channels;
  /** How much of the question's topic the target speaks of, 0 to 1. */
  readonly coverage: number;
}

export interface SearchIndex {
  readonly lexicon: Lexicon;
  readonly targets: readonly Target[];
  /** Reads a text as the search compares it. */
  understand(text: string): Understood;
  /** Ranks the targets that the text may mean, best first, at most `limit`, in the light of what was said before. */
  rank(understood: Understood, limit: number, before?: Understood): Candidate[];
}

/** Builds the index of the targets at once. Takes milliseconds for hundreds of phrasings; grows with their number. */
export function buildSearchIndex(targets: readonly Target[], glossary: SearchGlossary): SearchIndex {
  return doAtOnce(searchIndexWork(targets, glossary));
}

/** The work of building the index of the targets, for those who have other things to do meanwhile. */
export function* searchIndexWork(targets: readonly Target[], glossary: SearchGlossary): LongWork<SearchIndex> {
  return searchIndexOver(yield* learnIndex(targets, glossary), targets);
}

/** The index of the targets that the data were learnt from, in their order. Takes no time to speak of. */
export function searchIndexOver(data: IndexData, targets: readonly Target[]): SearchIndex {
  const lexicon = lexiconOver(data.lexicon);
  const spaces = {
    features: featureReaderOver(data.features),
    words: phrasingSpaceOver(data.words),
    letters: phrasingSpaceOver(data.letters),
    bodies: phrasingSpaceOver(data.bodies),
    wider: makeLearnerFeatures(),
    learnt: learntWordsOver(data.learnt),
    traits: data.traits,
  };
  const coverage = coverageOver(data.coverage, (stem) => spaces.words.rarity(spaces.features.placeOfStem(stem)));
  return {
    lexicon,
    targets,
    understand: rememberLast((text) => understand(text, lexicon)),
    rank: (read, limit, before) =>
      rankTargets(read, spaces, limit, before).flatMap(({ target: at, share, channels }) => {
        const target = targets[at];
        return target === undefined ? [] : [{ target, share, channels, coverage: coverage.of(read, at) }];
      }),
  };
}

/** The function with its last answer kept: the stages of one turn ask for the same text. No more is kept, since it is what somebody typed. */
function rememberLast<Answer extends object>(find: (text: string) => Answer): (text: string) => Answer {
  let last: { readonly text: string; readonly answer: Answer } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: find(text) };
    return last.answer;
  };
}
