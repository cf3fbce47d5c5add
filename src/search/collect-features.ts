import type { Understood, UnderstoodWord } from "../language/understand.js";
import { wordSet } from "../language/word-set.js";
import { makeSparseRow } from "./sparse-row.js";

/**
 * What a text is compared by: the places of its features and how much each counts before rarity is weighed in. A feature that the knowledge
 * has never seen has a place below zero.
 */
export interface Features {
  readonly places: Int32Array;
  readonly shares: Float32Array;
}

/** The place of a feature that nobody has seen, and the number of such a stem. */
export const unseen = -1;

/** Where each feature has its place, or gets one. */
export interface FeaturePlaces {
  /** The number of a stem among the stems. */
  stem(stem: string): number;
  /** The place of the stem of a number that was seen. */
  placeOfStem(stem: number): number;
  /** The place of the pair that two stems make, given by their numbers, both seen. */
  pair(one: number, other: number): number;
  asked(questionWord: string): number;
  meant(concept: string): number;
}

const functionWordShare = 0.25;
const conceptShare = 1.2;
const pairShare = 0.5;
/** How much it counts that a question word stands with a concept: "when … inspection" asks for something else than "who … inspection". */
const askedConceptShare = 0.5;
const firstQuestionWordShare = 0.6;
const questionWordShare = 0.3;

const questionWords = wordSet("when who what where why how which can did will is are do does has have");

/** Collects the features of one text after the other. */
export interface FeatureCollector {
  /** Adds the features of a text, which count `share` as much as usual. */
  add(text: Understood, share: number): void;
  /** What was added since the last time. */
  take(): Features;
}

/**
 * Makes a collector for features of understood texts: stems, glossary concepts, neighbouring stems, and how the question begins. Function words
 * count little by themselves, yet in pairs they tell "who does it" from "what does it do".
 */
export function makeFeatureCollector(at: FeaturePlaces): FeatureCollector {
  const row = makeSparseRow();
  return {
    add({ words, concepts }, share) {
      const stems = words.map(({ stem }) => at.stem(stem));
      const placeOf = (stem = unseen): number => (stem < 0 ? unseen : at.placeOfStem(stem));
      const pairOf = (one = unseen, other = unseen): number => (one < 0 || other < 0 ? unseen : at.pair(one, other));
      words.forEach((one, place) => {
        row.set(placeOf(stems[place]), share * (one.isFunction ? functionWordShare : 1));
        const next = words[place + 1];
        if (next !== undefined) row.set(pairOf(stems[place], stems[place + 1]), share * shareOfPair(one, next));
        if (questionWords.has(one.word)) row.set(at.asked(one.word), share * shareOfQuestionWord(place));
      });
      for (const concept of concepts) row.set(at.meant(concept), share * conceptShare);
      const asks = words.find(({ word }) => questionWords.has(word))?.word ?? "";
      for (const concept of concepts) row.set(at.meant(`${asks} ${concept}`), share * askedConceptShare);
    },
    take: row.take,
  };
}

function shareOfPair(one: UnderstoodWord, next: UnderstoodWord): number {
  return one.isFunction && next.isFunction ? pairShare / 2 : pairShare;
}

function shareOfQuestionWord(at: number): number {
  return at === 0 ? firstQuestionWordShare : questionWordShare;
}
