import { type HeardWord, hear } from "./sound-key.js";
import { startsOf } from "./starts-of.js";
import { countOf, layTexts, lengthAt, type TextRow, textAt } from "./text-row.js";

/** Finds words of a list that share the sound or many letter pairs with a typed word, those with the same sound first, then the likest. */
export type Shortlist = (typed: HeardWord) => readonly HeardWord[];

/** The words of a shortlist as they were heard, and where to look for them: plain data. */
export interface HeardWords {
  readonly words: TextRow;
  readonly sounds: TextRow;
  readonly soundKeys: TextRow;
  /** The places of the words, in the order of their sound keys. */
  readonly bySound: Int32Array;
  /** The words with letter pair `p` are the `pairMembers` from `pairStarts[p]` up to `pairStarts[p + 1]`. */
  readonly pairStarts: Int32Array;
  readonly pairMembers: Int32Array;
}

const shortlistSize = 20;
const leastLikeness = 0.3;
const mostLongerOrShorter = 3;
/** The letters, and the edge of a word. */
const letterKinds = 27;

/** Hears the words of a list, which takes longer than all else about it. */
export function hearWords(from: readonly string[]): HeardWords {
  const heard = from.filter((word) => word.length > 2 && /^[a-z]+$/.test(word)).map(hear);
  const places = Array.from(heard.keys());
  const keyOf = (at: number): string => heard[at]?.soundKey ?? "";
  const pairs = heard.map(({ word }) => letterPairs(word));
  const pairCounts = new Int32Array(letterKinds * letterKinds);
  for (const pair of pairs.flat()) pairCounts[pair] = (pairCounts[pair] ?? 0) + 1;
  const pairStarts = startsOf(pairCounts);
  const next = pairStarts.slice();
  const pairMembers = new Int32Array(pairStarts.at(-1) ?? 0);
  pairs.forEach((some, at) => {
    for (const pair of some) {
      const slot = next[pair] ?? 0;
      pairMembers[slot] = at;
      next[pair] = slot + 1;
    }
  });
  return {
    words: layTexts(heard.map(({ word }) => word)),
    sounds: layTexts(heard.map(({ sound }) => sound)),
    soundKeys: layTexts(heard.map(({ soundKey }) => soundKey)),
    bySound: Int32Array.from(places.sort((a, b) => (keyOf(a) === keyOf(b) ? a - b : keyOf(a) < keyOf(b) ? -1 : 1))),
    pairStarts,
    pairMembers,
  };
}

/** Makes a shortlist of heard words. A typed word shares a pair with thousands of them, which are counted in one array that is used again each time. */
export function shortlistOver({ words, sounds, soundKeys, bySound, pairStarts, pairMembers }: HeardWords): Shortlist {
  const counts = new Uint8Array(countOf(words));

  const likenesses = (typed: string): { readonly at: number; readonly likeness: number }[] => {
    const seen: number[] = [];
    for (const pair of letterPairs(typed))
      for (const at of pairMembers.subarray(pairStarts[pair], pairStarts[pair + 1])) {
        if (counts[at] === 0) seen.push(at);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    return seen.flatMap((at) => {
      const count = counts[at] ?? 0;
      counts[at] = 0;
      const length = lengthAt(words, at);
      if (Math.abs(length - typed.length) > mostLongerOrShorter) return [];
      const likeness = (2 * count) / (typed.length + length + 2);
      return likeness > leastLikeness ? [{ at, likeness }] : [];
    });
  };

  const soundingAlike = (soundKey: string): Int32Array => {
    const keyAt = (place: number): string => textAt(soundKeys, bySound[place] ?? 0);
    const from = firstPlace(bySound.length, (place) => keyAt(place) >= soundKey);
    const to = firstPlace(bySound.length, (place) => keyAt(place) > soundKey);
    return bySound.subarray(from, to);
  };

  return ({ word, soundKey }) => {
    const likest = likenesses(word)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, shortlistSize)
      .map(({ at }) => at);
    return [...new Set([...soundingAlike(soundKey), ...likest])].map((at) => ({
      word: textAt(words, at),
      sound: textAt(sounds, at),
      soundKey: textAt(soundKeys, at),
    }));
  };
}

/** The first of so many places in order from which on it holds; their number where it holds for none. */
function firstPlace(count: number, holds: (place: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The pairs of neighbours in a word of Latin letters, its edges included, each once, as numbers. */
function letterPairs(word: string): number[] {
  const pairs = new Set<number>();
  let before = 0;
  for (let at = 0; at <= word.length; at++) {
    const kind = at < word.length ? word.charCodeAt(at) - 96 : 0;
    pairs.add(before * letterKinds + kind);
    before = kind;
  }
  return [...pairs];
}
