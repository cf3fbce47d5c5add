import { type HeardWord, hear } from "./sound-key.js";

/** Finds words of a list that share the sound or many letter pairs with a typed word, those with the same sound first, then the likest. */
export type Shortlist = (typed: HeardWord) => readonly HeardWord[];

const shortlistSize = 20;
const leastLikeness = 0.3;
const mostLongerOrShorter = 3;

/** Makes a shortlist of words. A typed word shares a pair with thousands of them, which are counted in one array that is used again each time. */
export function makeShortlist(from: readonly string[]): Shortlist {
  const words = from.filter((word) => word.length > 2 && /^[a-z]+$/.test(word)).map(hear);
  const bySound = new Map<string, HeardWord[]>();
  const byPair = new Map<string, number[]>();
  words.forEach((heard, at) => {
    put(bySound, heard.soundKey, heard);
    for (const pair of letterPairs(heard.word)) put(byPair, pair, at);
  });
  const counts = new Uint8Array(words.length);

  const likenesses = (typed: string): { readonly heard: HeardWord; readonly likeness: number }[] => {
    const seen: number[] = [];
    for (const pair of letterPairs(typed))
      for (const at of byPair.get(pair) ?? []) {
        if (counts[at] === 0) seen.push(at);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    return seen.flatMap((at) => {
      const count = counts[at] ?? 0;
      counts[at] = 0;
      const heard = words[at];
      if (heard === undefined || Math.abs(heard.word.length - typed.length) > mostLongerOrShorter) return [];
      const likeness = (2 * count) / (typed.length + heard.word.length + 2);
      return likeness > leastLikeness ? [{ heard, likeness }] : [];
    });
  };

  return ({ word, soundKey }) => {
    const likest = likenesses(word)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, shortlistSize)
      .map(({ heard }) => heard);
    return [...new Set([...(bySound.get(soundKey) ?? []), ...likest])];
  };
}

function put<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function letterPairs(word: string): Set<string> {
  const padded = `^${word}$`;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < padded.length; at++) pairs.add(padded.slice(at, at + 2));
  return pairs;
}
