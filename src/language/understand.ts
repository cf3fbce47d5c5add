import { cleanText } from "./clean-text.js";
import { type ConceptFinder, type ConceptPhrases, conceptFinderOver } from "./concepts.js";
import { type English, englishOver } from "./english-words.js";
import { isFunctionWord } from "./function-words.js";
import { remember } from "./remember.js";
import { type SpellingData, spellerOver } from "./speller.js";
import { splitWords } from "./split-words.js";
import { stem } from "./stem.js";
import { type Words, wordsOver } from "./word-table.js";

/** A word of a message as it was understood. */
export interface UnderstoodWord {
  readonly typed: string;
  /** The word that it was read as. */
  readonly word: string;
  readonly stem: string;
  /** Whether the knowledge uses the word, only English does, or neither. */
  readonly known: "knowledge" | "english" | "unknown";
  readonly isFunction: boolean;
  /** The glossary's concepts that it is part of. */
  readonly concepts: readonly string[];
}

/** A text as the search compares it: its words, and the glossary's concepts in it, each once. */
export interface Understood {
  readonly cleaned: string;
  readonly words: readonly UnderstoodWord[];
  readonly concepts: readonly string[];
}

/** What it takes to understand a text, as plain data. */
export interface LexiconData extends SpellingData {
  readonly concepts: ConceptPhrases;
}

/** What it takes to understand a text. */
export interface Lexicon {
  /** The words that the knowledge uses, with how often. */
  readonly vocabulary: Words;
  readonly english: English;
  readonly concepts: ConceptPhrases;
  readonly findConcepts: ConceptFinder;
  /** A typed word as it is understood by itself. */
  readonly read: (typed: string) => readonly UnderstoodWord[];
}

const none: readonly string[] = [];

/** Makes a lexicon, which remembers the words that it has read. */
export function lexiconOver(data: LexiconData): Lexicon {
  const known = { vocabulary: wordsOver(data.vocabulary), english: englishOver(data.english) };
  const spell = spellerOver(data);
  const read = (typed: string): readonly UnderstoodWord[] => spell(typed).map((word) => describe(typed, word, known));
  const { concepts } = data;
  return { ...known, concepts, findConcepts: conceptFinderOver(concepts), read: remember(read) };
}

/** Reads a text by the lexicon: cleaned, misspellings mended, words stemmed, concepts named. Never throws. */
export function understand(text: string, lexicon: Lexicon): Understood {
  const cleaned = cleanText(text);
  const typed = joinInitials(splitWords(cleaned), lexicon);
  const read = joinParted(typed, lexicon).flatMap(lexicon.read);
  const found = lexicon.findConcepts(read.map((word) => word.stem));
  if (found.size === 0) return { cleaned, words: read, concepts: none };
  const words = read.map((word, at) => {
    const concepts = found.get(at);
    return concepts === undefined ? word : { ...word, concepts };
  });
  return { cleaned, words, concepts: [...new Set([...found.values()].flat())] };
}

type KnownWords = Pick<Lexicon, "vocabulary" | "english">;

function describe(typed: string, word: string, { vocabulary, english }: KnownWords): UnderstoodWord {
  const known = vocabulary.has(word) ? "knowledge" : english.commonnessOf(word) === undefined ? "unknown" : "english";
  return { typed, word, stem: stem(word), known, isFunction: isFunctionWord(word), concepts: none };
}

/** Joins a row of single letters that make a word of the vocabulary: "o.t." and "C Q C". */
function joinInitials(typed: readonly string[], { vocabulary }: KnownWords): string[] {
  const joined: string[] = [];
  for (let at = 0; at < typed.length; at++) {
    let end = at;
    while (end < typed.length && typed[end]?.length === 1) end++;
    const word = typed.slice(at, end).join("");
    if (end - at > 1 && vocabulary.has(word)) {
      joined.push(word);
      at = end - 1;
    } else joined.push(typed[at] ?? "");
  }
  return joined;
}

/** Joins two neighbours that make one word of the vocabulary where either alone is no word ("physio therapy" stays, "pri ority" joins). */
function joinParted(typed: readonly string[], known: KnownWords): string[] {
  const joined: string[] = [];
  for (const word of typed) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      known.vocabulary.has(before + word) &&
      !(isWord(before, known) && isWord(word, known))
    ) {
      joined[joined.length - 1] = before + word;
    } else joined.push(word);
  }
  return joined;
}

function isWord(word: string, { vocabulary, english }: KnownWords): boolean {
  return vocabulary.has(word) || english.commonnessOf(word) !== undefined;
}
