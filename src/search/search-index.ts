import { cleanText } from "../language/clean-text.js";
import { makeConceptFinder } from "../language/concepts.js";
import { makeSpeller, type Vocabulary } from "../language/speller.js";
import { splitWords } from "../language/split-words.js";
import { type Lexicon, makeLexicon, type Understood, understand } from "../language/understand.js";
import { buildCoverage } from "./coverage.js";
import { type Features, makeFeatureTable } from "./features.js";
import { makeLearnerFeatures } from "./learner-features.js";
import { learnWords } from "./learnt-words.js";
import { letterPlaces, lettersOf } from "./letters.js";
import { doAtOnce, eachPausing, type LongWork, mapPausing } from "./long-work.js";
import { buildPhrasingSpace } from "./phrasing-space.js";
import { type Channels, rankTargets, type Spaces } from "./rank-targets.js";

/** Something that a question can be matched with: an entry's or a step's name, and how people ask for it. */
export interface Target {
  readonly kind: "entry" | "step";
  readonly id: string;
  readonly phrasings: readonly string[];
  /** The words of its answer, which count a little. */
  readonly body: string;
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
  /** All phrasings of the targets as they are understood, for others that learn from them. */
  readonly phrasings: readonly Understood[];
  /** Reads a text as the search compares it. */
  understand(text: string): Understood;
  /** Ranks the targets that the text may mean, best first, at most `limit`, in the light of what was said before. */
  rank(understood: Understood, limit: number, before?: Understood): Candidate[];
}

/** What the index takes from the glossary. */
export interface SearchGlossary {
  readonly concepts: readonly { readonly name: string; readonly saidAs: readonly string[] }[];
  readonly spellings: ReadonlyMap<string, string>;
}

/** Builds the index of the targets at once. Takes milliseconds for hundreds of phrasings; grows with their number. */
export function buildSearchIndex(targets: readonly Target[], glossary: SearchGlossary): SearchIndex {
  return doAtOnce(searchIndexWork(targets, glossary));
}

/** The work of building the index of the targets, for those who have other things to do meanwhile. */
export function* searchIndexWork(targets: readonly Target[], glossary: SearchGlossary): LongWork<SearchIndex> {
  const texts = targets.flatMap(({ phrasings }, target) => phrasings.map((text) => ({ text, target })));
  const lexicon = yield* lexiconOf(texts, glossary);
  const understood = yield* mapPausing(texts, ({ text, target }) => ({ read: understand(text, lexicon), target }));
  const bodies = yield* mapPausing(targets.entries(), ([target, { body }]) => ({
    read: understand(body, lexicon),
    target,
  }));
  const spaces = yield* buildSpaces(understood, bodies, targets.length);
  const coverage = yield* buildCoverage([...understood, ...bodies], targets.length, (stem) =>
    spaces.words.rarity(spaces.features.placeOfStem(stem)),
  );
  return {
    lexicon,
    targets,
    phrasings: understood.map(({ read }) => read),
    understand: rememberLast((text) => understand(text, lexicon)),
    rank: (read, limit, before) =>
      rankTargets(read, spaces, limit, before).flatMap(({ target: at, share, channels }) => {
        const target = targets[at];
        return target === undefined ? [] : [{ target, share, channels, coverage: coverage.of(read, at) }];
      }),
  };
}

function* lexiconOf(texts: readonly { readonly text: string }[], glossary: SearchGlossary): LongWork<Lexicon> {
  const vocabulary = yield* countWords([
    ...texts.map(({ text }) => text),
    ...glossary.concepts.flatMap(({ saidAs }) => saidAs),
  ]);
  yield;
  const speller = makeSpeller(vocabulary, glossary.spellings);
  yield;
  return makeLexicon(vocabulary, speller, makeConceptFinder(glossary.concepts));
}

interface PlacedText {
  readonly read: Understood;
  readonly target: number;
}

function* buildSpaces(
  understood: readonly PlacedText[],
  bodyTexts: readonly PlacedText[],
  targetCount: number,
): LongWork<Spaces> {
  const features = makeFeatureTable();
  const wider = makeLearnerFeatures(features);
  const placed = (texts: readonly PlacedText[], featuresOf: (read: Understood) => Features) =>
    mapPausing(texts, ({ read, target }) => ({ features: featuresOf(read), target }));
  const phrasings = yield* placed(understood, features.learn);
  const widened = yield* placed(understood, (read) => wider.extend(features.read(read), read));
  const letters = yield* placed(understood, lettersOf);
  const bodies = yield* placed(bodyTexts, features.learn);
  return {
    features,
    words: yield* buildPhrasingSpace(phrasings, targetCount, features.size()),
    letters: yield* buildPhrasingSpace(letters, targetCount, letterPlaces),
    bodies: yield* buildPhrasingSpace(bodies, targetCount, features.size()),
    wider,
    learnt: yield* learnWords(widened, targetCount, wider.size()),
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

function* countWords(texts: readonly string[]): LongWork<Vocabulary> {
  const counts = new Map<string, number>();
  yield* eachPausing(texts, (text) => {
    for (const word of splitWords(cleanText(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  });
  return counts;
}
