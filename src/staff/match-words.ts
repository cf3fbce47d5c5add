import type { Understood, UnderstoodWord } from "../language/understand.js";
import type { SearchIndex } from "../search/search-index.js";

export interface MatchedWords {
  readonly matched: readonly string[];
  readonly closest: readonly { readonly word: string; readonly isMatched: boolean }[];
}

/** Which words of a question a candidate's phrasings have, and its closest phrasing word by word. */
export function matchWords(
  question: Understood,
  phrasings: readonly string[],
  { understand }: Pick<SearchIndex, "understand">,
): MatchedWords {
  const read = phrasings.map((phrasing) => understand(phrasing));
  const all = read.flatMap(({ words }) => words);
  const matched = question.words.filter((word) => isTopic(word) && likestOf(word, all) > 0).map(({ stem }) => stem);
  const [closest] = read
    .map(({ words }) => ({ words, likeness: likenessOf(words, question.words) }))
    .sort((a, b) => b.likeness - a.likeness);
  return {
    matched: [...new Set(matched)],
    closest: (closest?.words ?? []).map((word) => ({
      word: word.typed,
      isMatched: isTopic(word) && likestOf(word, question.words) > 0,
    })),
  };
}

/** The part of both texts that they share, 0 to 1: words of topic count, all others hardly do. */
function likenessOf(words: readonly UnderstoodWord[], others: readonly UnderstoodWord[]): number {
  const weightOf = (word: UnderstoodWord): number => (isTopic(word) ? 1 : functionWeight);
  const sum = (all: readonly UnderstoodWord[]): number => all.reduce((total, word) => total + weightOf(word), 0);
  const shared = words.reduce((total, word) => total + weightOf(word) * likestOf(word, others), 0);
  return (2 * shared) / (sum(words) + sum(others) || 1);
}

const functionWeight = 0.2;
/** What the same idea in another word counts, where the same word counts 1. */
const ideaWeight = 0.5;

/** How much of a word is among others: 1 for the word itself, less for the same idea, 0 for neither. */
function likestOf({ stem, concepts }: UnderstoodWord, words: readonly UnderstoodWord[]): number {
  if (words.some((word) => word.stem === stem)) return 1;
  return words.some((word) => concepts.some((concept) => word.concepts.includes(concept))) ? ideaWeight : 0;
}

/** "When" is no word of topic by itself, but says what is asked. */
function isTopic({ isFunction, concepts }: UnderstoodWord): boolean {
  return !isFunction || concepts.length > 0;
}
