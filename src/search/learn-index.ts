import { cleanText } from "../language/clean-text.js";
import { stemConcepts } from "../language/concepts.js";
import { learnSpelling } from "../language/speller.js";
import { splitWords } from "../language/split-words.js";
import { type LexiconData, lexiconOver, type Understood, understand } from "../language/understand.js";
import type { Features } from "./collect-features.js";
import { type CoverageData, learnCoverage } from "./coverage.js";
import { type FeatureData, makeFeatureTable } from "./feature-table.js";
import type { LearntWeights } from "./join-weights.js";
import { learnTargets, type TraitPlaces } from "./learn-traits.js";
import { learnerPlaces, makeLearnerFeatures } from "./learner-features.js";
import { letterPlaces, lettersOf } from "./letters.js";
import { eachPausing, type LongWork, mapPausing } from "./long-work.js";
import { layPhrasings, type PhrasingData } from "./phrasing-space.js";
import type { Target } from "./search-index.js";

/** What the index takes from the glossary. */
export interface SearchGlossary {
  readonly concepts: readonly { readonly name: string; readonly saidAs: readonly string[] }[];
  readonly spellings: ReadonlyMap<string, string>;
}

/** All that the search learns from the targets, as plain data that can be kept in a file. */
export interface IndexData {
  readonly lexicon: LexiconData;
  readonly features: FeatureData;
  readonly words: PhrasingData;
  readonly letters: PhrasingData;
  readonly bodies: PhrasingData;
  readonly learnt: LearntWeights;
  readonly traits: TraitPlaces;
  readonly coverage: CoverageData;
}

/** The work of learning the index of the targets. */
export function* learnIndex(targets: readonly Target[], glossary: SearchGlossary): LongWork<IndexData> {
  const texts = targets.flatMap(({ phrasings }, target) => phrasings.map((text) => ({ text, target })));
  const lexicon = yield* learnLexicon(texts, glossary);
  const known = lexiconOver(lexicon);
  const understood = yield* mapPausing(texts, ({ text, target }) => ({ read: understand(text, known), target }));
  const bodies = yield* mapPausing(targets.entries(), ([target, { body }]) => ({
    read: understand(body, known),
    target,
  }));
  const spaces = yield* learnSpaces(understood, bodies, targets);
  return { lexicon, ...spaces, coverage: yield* learnCoverage([...understood, ...bodies], targets.length) };
}

function* learnLexicon(texts: readonly { readonly text: string }[], glossary: SearchGlossary): LongWork<LexiconData> {
  const vocabulary = yield* countWords([
    ...texts.map(({ text }) => text),
    ...glossary.concepts.flatMap(({ saidAs }) => saidAs),
  ]);
  yield;
  const spelling = learnSpelling(vocabulary, glossary.spellings);
  yield;
  return { ...spelling, concepts: stemConcepts(glossary.concepts) };
}

interface PlacedText {
  readonly read: Understood;
  readonly target: number;
}

function* learnSpaces(
  understood: readonly PlacedText[],
  bodyTexts: readonly PlacedText[],
  targets: readonly Target[],
): LongWork<Omit<IndexData, "lexicon" | "coverage">> {
  const table = makeFeatureTable();
  const wider = makeLearnerFeatures();
  const placed = (texts: readonly PlacedText[], featuresOf: (read: Understood) => Features) =>
    mapPausing(texts, (text) => ({ ...text, features: featuresOf(text.read) }));
  const phrasings = yield* placed(understood, table.learn);
  const widened = yield* mapPausing(phrasings, ({ read, features, target }) => ({
    features: wider.extend(features, read),
    target,
  }));
  const letters = yield* placed(understood, lettersOf);
  const bodies = yield* placed(bodyTexts, table.learn);
  const features = table.data();
  const targetCount = targets.length;
  yield;
  return {
    features,
    words: yield* layPhrasings(phrasings, targetCount, features.size),
    letters: yield* layPhrasings(letters, targetCount, letterPlaces),
    bodies: yield* layPhrasings(bodies, targetCount, features.size),
    ...(yield* learnTargets(widened, targets, learnerPlaces(features.size))),
  };
}

/** How often each word is used in texts. */
export function* countWords(
  texts: readonly string[],
  counts: Map<string, number> = new Map(),
): LongWork<ReadonlyMap<string, number>> {
  yield* eachPausing(texts, (text) => {
    for (const word of splitWords(cleanText(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  });
  return counts;
}
