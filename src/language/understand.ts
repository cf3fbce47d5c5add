import { cleanText } from "./clean-text.js";
import type { ConceptFinder } from "./concepts.js";
import { englishCommonness } from "./english-words.js";
import { isFunctionWord } from "./function-words.js";
import type { Speller, Vocabulary } from "./speller.js";
import { splitWords } from "./split-words.js";
import { stem } from "./stem.js";

/** A word of a message as it was understood. */
export interface UnderstoodWord {
  readonly typed: string;
  /** The word that it was read as. */
  readonly word: string;
  readonly stem: string;
  /** Whether the knowledge uses the word, only English does, or neither. */
  readonly known: "knowledge" | "english" | "unknown";
  readonly isFunction: boolean;
}

/** A text as the search compares it: its words, and the glossary's concepts in it, each once. */
export interface Understood {
  readonly cleaned: string;
  readonly words: readonly UnderstoodWord[];
  readonly concepts: readonly string[];
}

/** What it takes to understand a text. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly spell: Speller;
  readonly findConcepts: ConceptFinder;
}

/** Reads a text by the lexicon: cleaned, misspellings mended, words stemmed, concepts named. Never throws. */
export function understand(text: string, lexicon: Lexicon): Understood {
  const cleaned = cleanText(text);
  const typed = joinParted(splitWords(cleaned), lexicon.vocabulary);
  const words = typed.flatMap((one) => lexicon.spell(one).map((word) => describe(one, word, lexicon.vocabulary)));
  const concepts = lexicon.findConcepts(words.map((word) => word.stem));
  return { cleaned, words, concepts: [...new Set(concepts)] };
}

function describe(typed: string, word: string, vocabulary: Vocabulary): UnderstoodWord {
  const known = vocabulary.has(word) ? "knowledge" : englishCommonness(word) === undefined ? "unknown" : "english";
  return { typed, word, stem: stem(word), known, isFunction: isFunctionWord(word) };
}

/** Joins two neighbours that make one word of the vocabulary where either alone is no word ("physio therapy" stays, "pri ority" joins). */
function joinParted(typed: readonly string[], vocabulary: Vocabulary): string[] {
  const joined: string[] = [];
  for (const word of typed) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      vocabulary.has(before + word) &&
      !(isWord(before, vocabulary) && isWord(word, vocabulary))
    ) {
      joined[joined.length - 1] = before + word;
    } else joined.push(word);
  }
  return joined;
}

function isWord(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.has(word) || englishCommonness(word) !== undefined;
}
