import Fuse from "fuse.js";
import { editDistance } from "./edit-distance.js";
import { type English, type EnglishWords, englishOver, readEnglish } from "./english-words.js";
import { isFunctionWord } from "./function-words.js";
import { oneEditAway } from "./one-edit-away.js";
import { type HeardWords, hearWords, shortlistOver } from "./shortlist.js";
import { type HeardWord, hear } from "./sound-key.js";
import { layWords, type WordNumbers, type WordTable, wordsOver } from "./word-table.js";

/** Reads a typed word as one or two words of the vocabulary, or leaves it as it is. */
export type Speller = (typed: string) => readonly string[];

/** Candidates that score worse are no reading of the typed word; a rare English word is kept unless one is all but the same. */
const worstScore = 0.28;
const worstScoreOfRareWord = 0.1;

/** What each sign adds to Fuse.js's score (0 exact to 1 unrelated) of a candidate. */
const soundsAlike = -0.2;
const otherFirstLetter = 0.1;
const sharedStartLetter = -0.03;
const countedStartLetters = 4;
const notInVocabulary = 0.14;
const fuseShare = 0.3;
const editsShare = 1.2;
/** Two neighbours change places more easily than other slips happen. */
const swappedShare = 0.6;
/** Three letters are too few to guess from: such a word is mended only where it sounds just like another, or two letters are swapped. */
const shortest = 3;
/** Two words that only sound alike differ at least this much. */
const writtenByEar = 0.1;
/** A word without its vowels may be another word's as well. */
const writtenWithoutVowels = 0.12;

/** What a speller knows, as plain data. */
export interface SpellingData {
  /** The words that the knowledge uses, with how often. */
  readonly vocabulary: WordTable;
  readonly heard: HeardWords;
  /** Sure readings from the glossary ("wen" → "when"). */
  readonly spellings: ReadonlyMap<string, string>;
  readonly english: EnglishWords;
}

/** What a speller learns of the words that the knowledge uses, each given with how often. */
export function learnSpelling(
  vocabulary: ReadonlyMap<string, number>,
  spellings: ReadonlyMap<string, string>,
): SpellingData {
  return {
    vocabulary: layWords(vocabulary),
    heard: hearWords([...vocabulary.keys()]),
    spellings,
    english: readEnglish(),
  };
}

/** The words that a speller chooses from. */
interface KnownWords {
  readonly vocabulary: WordNumbers;
  readonly english: English;
}

/**
 * Makes a speller. A word that the vocabulary or everyday English has is left alone; otherwise the words of both that sound or look alike, or that one slip makes of it, are put before Fuse.js, and the nearest
 * one is taken if it is near enough, the vocabulary's rather than English's; else two known words run together are parted. Takes a
 * millisecond for a misspelt word: `remember` it.
 */
export function spellerOver({
  vocabulary: table,
  heard: heardWords,
  spellings,
  english: words,
}: SpellingData): Speller {
  const [vocabulary, english] = [wordsOver(table), englishOver(words)];
  const known = { vocabulary, english };
  const fromVocabulary = shortlistOver(heardWords);
  return (typed) => {
    const sure = spellings.get(typed);
    if (sure !== undefined) return sure.split(" ");
    if (isKnown(typed, known)) return [typed];
    const heard = hear(typed);
    const shortlisted = onceEach([...fromVocabulary(heard), ...english.shortlist(heard), ...slips(typed, known)]);
    const near = nearest(heard, shortlisted, known);
    if (near !== undefined && (near.startsWith(typed) || editDistance(typed, near) <= 1)) return [near];
    const parts = parted(typed, vocabulary);
    return parts ?? [near ?? typed];
  };
}

function isKnown(word: string, { vocabulary, english }: KnownWords): boolean {
  if (vocabulary.has(word) || word.length < 3 || word.length > 24 || /[^a-z]/.test(word)) return true;
  const commonness = english.commonnessOf(word);
  return commonness === 1 || commonness === 2;
}

/** The known words that one slip of the finger makes of a word: of a short word it leaves too few pairs of letters alike to be shortlisted ("trun"). */
function slips(typed: string, { vocabulary, english }: KnownWords): HeardWord[] {
  return [...oneEditAway(typed)]
    .filter((word) => word.length > 2 && (vocabulary.has(word) || english.commonnessOf(word) === 1))
    .map(hear);
}

/** The words, each once: the vocabulary and everyday English have many in common. */
function onceEach(words: readonly HeardWord[]): readonly HeardWord[] {
  return [...new Map(words.map((heard) => [heard.word, heard])).values()];
}

function nearest(
  typed: HeardWord,
  candidates: readonly HeardWord[],
  { vocabulary, english }: KnownWords,
): string | undefined {
  const differs = differenceFrom(typed);
  let bestScore = english.commonnessOf(typed.word) === undefined ? worstScore : worstScoreOfRareWord;
  // Fuse.js takes longest, and only adds: it is asked for those alone that may still be near enough.
  const possible = candidates.flatMap((heard) => {
    const difference = differs(heard);
    if (difference === undefined) return [];
    const uses = vocabulary.get(heard.word);
    const score = difference + (uses === undefined ? notInVocabulary : -Math.min(0.12, Math.log1p(uses) * 0.02));
    return score < bestScore ? [{ word: heard.word, score }] : [];
  });
  if (possible.length === 0) return undefined;
  const fuse = new Fuse(
    possible.map(({ word }) => word),
    { includeScore: true, threshold: 0.6, distance: 20, minMatchCharLength: 1 },
  );
  const scores = new Map(fuse.search(typed.word).map(({ item, score = 1 }) => [item, score]));
  let best: string | undefined;
  for (const { word, score } of possible) {
    const total = (scores.get(word) ?? 1) * fuseShare + score;
    if (total < bestScore) [best, bestScore] = [word, total];
  }
  return best;
}

/** How far a word is from the typed one by letters, by ear and by its start; undefined for one that a short typed word cannot be. */
function differenceFrom({ word: typed, sound: form, soundKey }: HeardWord): (item: HeardWord) => number | undefined {
  const isWithoutVowels = withoutVowels(typed) === typed;
  return ({ word: item, sound, soundKey: itemKey }) => {
    const consonants = isWithoutVowels ? withoutVowels(item) : undefined;
    const hasSwapped = isSwapped(typed, item);
    if (typed.length <= shortest && sound !== form && consonants !== typed && !hasSwapped) return undefined;
    const edits = Math.min(
      differenceOf(typed, item),
      differenceOf(form, sound) + writtenByEar,
      consonants === undefined ? 1 : differenceOf(typed, consonants) + writtenWithoutVowels,
    );
    const start = sharedStart(item, typed);
    const first = start === 0 ? otherFirstLetter : Math.min(start, countedStartLetters) * sharedStartLetter;
    if (hasSwapped) return edits * swappedShare + soundsAlike + first;
    return edits * editsShare + (itemKey === soundKey && !isWithoutVowels ? soundsAlike : 0) + first;
  };
}

/** Whether two neighbours have changed places, and no more: "hwo" and "how". */
function isSwapped(typed: string, word: string): boolean {
  return (
    typed.length === word.length && sortedLetters(typed) === sortedLetters(word) && editDistance(typed, word) === 1
  );
}

function sortedLetters(word: string): string {
  return [...word].sort().join("");
}

/** The word with its first letter and its consonants: "improvement" is typed in a hurry as "imprvmnt". */
function withoutVowels(word: string): string {
  return word.slice(0, 1) + word.slice(1).replace(/[aeiou]/g, "");
}

/** How many of the letters differ, 0 to 1. */
function differenceOf(one: string, other: string): number {
  return editDistance(one, other) / Math.max(one.length, other.length);
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** Two words run together, the longer first word before the shorter. Short ones are joined only where they hold a sentence together ("onthe"). */
function parted(typed: string, vocabulary: WordNumbers): readonly string[] | undefined {
  for (let cut = typed.length - 2; cut >= 2; cut--) {
    const [left, right] = [typed.slice(0, cut), typed.slice(cut)];
    if (isPart(left, vocabulary) && isPart(right, vocabulary)) return [left, right];
  }
  return undefined;
}

function isPart(word: string, vocabulary: WordNumbers): boolean {
  return word.length < shortest ? isFunctionWord(word) : vocabulary.has(word);
}
