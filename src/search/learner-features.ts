import { hashLetters } from "../language/hash-letters.js";
import type { Understood } from "../language/understand.js";
import type { Features } from "./collect-features.js";
import { makeSparseRow } from "./sparse-row.js";

/** Adds to the features of a text those that only a learner can weigh. */
export interface LearnerFeatures {
  extend(features: Features, text: Understood): Features;
}

// Taken from the global once: the loops below run millions of times, and tests run in sandboxes whose globals are slow to look up.
const { imul, sqrt } = Math;
const runLength = 5;
const runShare = 0.2;
const edgeShare = 0.5;
const apartShare = 0.4;
const anyShare = 0.3;

/** Runs of letters, and words at the edges or apart, are counted by a number made of them: two that share one blur each other a little. */
const crowd = 2 ** 18;
const runsFrom = 0;
const wordsFrom = crowd;
const anyText = 2 * crowd;
const tableFrom = anyText + 1;

/** How many places a learner has for the features of a table of so many. */
export function learnerPlaces(tableSize: number): number {
  return tableFrom + tableSize;
}

/**
 * Makes what adds them to the features of a table: runs of letters see through misspellings; first and last words, and words that stand one apart,
 * tell "who does it" from "what does it do"; and one that all texts share lets the learner find how common each target is, so that words that
 * nobody has seen speak for the commonest.
 */
export function makeLearnerFeatures(): LearnerFeatures {
  const row = makeSparseRow();

  function extend({ places, shares }: Features, { words }: Understood): Features {
    let squares = 0;
    for (let one = 0; one < places.length; one++) {
      const [place, share] = [places[one] ?? -1, shares[one] ?? 0];
      row.set(place < 0 ? place : tableFrom + place, share);
      squares += share * share;
    }
    row.set(anyText, anyShare * sqrt(squares));
    addRuns(` ${words.map(({ word }) => word).join(" ")} `);
    addWords(words.map(({ stem }) => hashLetters(stem)));
    return row.take();
  }

  function addRuns(text: string): void {
    for (let at = 0; at + runLength <= text.length; at++)
      row.set(runsFrom + (hashLetters(text, at, at + runLength) % crowd), runShare);
  }

  function addWords(stems: readonly number[]): void {
    const set = (kind: number, one = 0, other = 0, share = edgeShare): void =>
      row.set(wordsFrom + (mix(mix(kind, one), other) % crowd), share);
    set(1, stems[0]);
    set(2, stems[0], stems[1]);
    set(3, stems.at(-1));
    stems.forEach((stem, at) => {
      const apart = stems[at + 2];
      if (apart !== undefined) set(4, stem, apart, apartShare);
    });
  }

  return { extend };
}

function mix(one: number, other: number): number {
  return imul(one ^ (other + 0x9e3779b9 + (one << 6) + (one >>> 2)), 16777619) >>> 0;
}
