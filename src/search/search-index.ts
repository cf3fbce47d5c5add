import { cleanText } from "../language/clean-text.js";
import { makeConceptFinder } from "../language/concepts.js";
import { makeSpeller, type Vocabulary } from "../language/speller.js";
import { splitWords } from "../language/split-words.js";
import { type Lexicon, makeLexicon, type Understood, understand } from "../language/understand.js";
import { buildCoverage } from "./coverage.js";
import { makeFeatureTable } from "./features.js";
import { makeLearnerFeatures } from "./learner-features.js";
import { learnWords } from "./learnt-words.js";
import { letterPlaces, lettersOf } from "./letters.js";
import { buildPhrasingSpace } from "./phrasing-space.js";
import { type Channels, rankTargets } from "./rank-targets.js";

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

/** Builds the index of the targets. Takes milliseconds for hundreds of phrasings; grows with their number. */
export function buildSearchIndex(
  targets: readonly Target[],
  glossary: {
    readonly concepts: readonly { readonly name: string; readonly saidAs: readonly string[] }[];
    readonly spellings: ReadonlyMap<string, string>;
  },
): SearchIndex {
  const texts = targets.flatMap(({ phrasings }, target) => phrasings.map((text) => ({ text, target })));
  const vocabulary = countWords([
    ...texts.map(({ text }) => text),
    ...glossary.concepts.flatMap(({ saidAs }) => saidAs),
  ]);
  const lexicon = makeLexicon(
    vocabulary,
    makeSpeller(vocabulary, glossary.spellings),
    makeConceptFinder(glossary.concepts),
  );
  const understood = texts.map(({ text, target }) => ({ read: understand(text, lexicon), target }));
  const bodyTexts = targets.map(({ body }, target) => ({ read: understand(body, lexicon), target }));
  const features = makeFeatureTable();
  const wider = makeLearnerFeatures(features);
  const phrasings = understood.map(({ read, target }) => ({ features: features.learn(read), target }));
  const widened = understood.map(({ read, target }) => ({
    features: wider.extend(features.read(read), read),
    target,
  }));
  const letters = understood.map(({ read, target }) => ({ features: lettersOf(read), target }));
  const bodies = bodyTexts.map(({ read, target }) => ({ features: features.learn(read), target }));
  const spaces = {
    features,
    words: buildPhrasingSpace(phrasings, targets.length, features.size()),
    letters: buildPhrasingSpace(letters, targets.length, letterPlaces),
    bodies: buildPhrasingSpace(bodies, targets.length, features.size()),
    wider,
    learnt: learnWords(widened, targets.length, wider.size()),
  };
  const coverage = buildCoverage([...understood, ...bodyTexts], targets.length, (stem) =>
    spaces.words.rarity(features.placeOfStem(stem)),
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

/** The function with its last answer kept: the stages of one turn ask for the same text. No more is kept, since it is what somebody typed. */
function rememberLast<Answer extends object>(find: (text: string) => Answer): (text: string) => Answer {
  let last: { readonly text: string; readonly answer: Answer } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: find(text) };
    return last.answer;
  };
}

function countWords(texts: readonly string[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of splitWords(cleanText(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
