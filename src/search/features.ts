import type { Understood, UnderstoodWord } from "../language/understand.js";
import { makeSparseRow } from "./sparse-row.js";

/**
 * What a text is compared by: the places of its features and how much each counts before rarity is weighed in. A feature that the knowledge
 * has never seen has a place below zero.
 */
export interface Features {
  readonly places: Int32Array;
  readonly shares: Float32Array;
}

/** Gives each feature a place, a number from 0 on, so that thousands of texts can be compared without comparing strings. */
export interface FeatureTable {
  /** The features of a text of the knowledge: unseen ones get the next free place. */
  learn(text: Understood): Features;
  /** The features of a question; with those of what was said `before` it, which count less. */
  read(question: Understood, before?: Understood): Features;
  /** The place of the feature that a stem by itself makes; below zero for an unseen one. */
  placeOfStem(stem: string): number;
  size(): number;
}

const functionWordShare = 0.25;
const conceptShare = 1.2;
const pairShare = 0.5;
/** How much it counts that a question word stands with a concept: "when … inspection" asks for something else than "who … inspection". */
const askedConceptShare = 0.5;
const firstQuestionWordShare = 0.6;
const questionWordShare = 0.3;
const backgroundShare = 0.5;
const unseen = -1;
/** Two stems' numbers make the number of their pair: a small, fast one as long as there are not many stems. */
const mostStems = 2 ** 26;
const fewStems = 2 ** 15;

/** A stem of the knowledge: its number among the stems, and its place among the features. */
interface Stem {
  readonly number: number;
  readonly place: number;
}

const questionWords: ReadonlySet<string> = new Set(
  "when who what where why how which can did will is are do does has have".split(" "),
);

/**
 * Makes a table for features of understood texts: stems, glossary concepts, neighbouring stems, and how the question begins. Function words
 * count little by themselves, yet in pairs they tell "who does it" from "what does it do".
 */
export function makeFeatureTable(): FeatureTable {
  const stems = new Map<string, Stem>();
  const pairs = new Map<number, number>();
  const asked = new Map<string, number>();
  const meant = new Map<string, number>();
  const row = makeSparseRow();
  let size = 0;

  function placeOf<Key>(places: Map<Key, number>, key: Key, learning: boolean): number {
    const place = places.get(key);
    if (place !== undefined) return place;
    if (!learning) return unseen;
    places.set(key, size);
    return size++;
  }

  function stemOf(stem: string, learning: boolean): Stem | undefined {
    const known = stems.get(stem);
    if (known !== undefined || !learning) return known;
    const added = { number: stems.size, place: size++ };
    stems.set(stem, added);
    return added;
  }

  function pairOf(one: Stem | undefined, other: Stem | undefined, learning: boolean): number {
    if (one === undefined || other === undefined) return unseen;
    const isSmall = one.number < fewStems && other.number < fewStems;
    return placeOf(
      pairs,
      isSmall ? one.number * fewStems + other.number : -(one.number * mostStems + other.number),
      learning,
    );
  }

  function collect({ words, concepts }: Understood, learning: boolean, share: number): void {
    const found = words.map(({ stem }) => stemOf(stem, learning));
    words.forEach((one, at) => {
      row.set(found[at]?.place ?? unseen, share * (one.isFunction ? functionWordShare : 1));
      const next = words[at + 1];
      if (next !== undefined) row.set(pairOf(found[at], found[at + 1], learning), share * shareOfPair(one, next));
      if (questionWords.has(one.word)) row.set(placeOf(asked, one.word, learning), share * shareOfQuestionWord(at));
    });
    for (const concept of concepts) row.set(placeOf(meant, concept, learning), share * conceptShare);
    const asks = words.find(({ word }) => questionWords.has(word))?.word ?? "";
    for (const concept of concepts) row.set(placeOf(meant, `${asks} ${concept}`, learning), share * askedConceptShare);
  }

  return {
    learn(text) {
      collect(text, true, 1);
      return row.take();
    },
    read(question, before) {
      if (before !== undefined) collect(knownOnly(before, stems), false, backgroundShare);
      collect(question, false, 1);
      return row.take();
    },
    placeOfStem: (stem) => stems.get(stem)?.place ?? unseen,
    size: () => size,
  };
}

function shareOfPair(one: UnderstoodWord, next: UnderstoodWord): number {
  return one.isFunction && next.isFunction ? pairShare / 2 : pairShare;
}

function shareOfQuestionWord(at: number): number {
  return at === 0 ? firstQuestionWordShare : questionWordShare;
}

/** What was said before without the words that nobody knows: they must not weigh against the question. */
function knownOnly({ words, ...rest }: Understood, stems: ReadonlyMap<string, Stem>): Understood {
  const known = ({ stem }: UnderstoodWord): boolean => stems.has(stem);
  return { ...rest, words: words.filter(known) };
}
