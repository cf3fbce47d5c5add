import { joinWeights, type LearntWeights } from "./join-weights.js";
import { learnWords, type Thoroughness } from "./learnt-words.js";
import type { LongWork } from "./long-work.js";
import type { PlacedPhrasing } from "./phrasing-space.js";
import { type Trait, type Traits, traitNames } from "./traits.js";

/** Where the scores of targets and of their traits stand among all scores: a target's own at its number, a trait's value of target `t` at `trait[t]`. */
export type TraitPlaces = Readonly<Record<Trait, Int32Array>>;

/** Traits have few values and many phrasings each: small steps overshoot less. */
const carefully: Thoroughness = { rounds: 4, learntBelief: 0.7, step: 0.5 };

/**
 * Learns to tell targets apart, and their traits: "how much money goes into it" tells a question that the page does not answer, whatever it is
 * about. What a trait is learnt from is shared by all targets that have it.
 */
export function* learnTargets(
  phrasings: readonly PlacedPhrasing[],
  targets: readonly { readonly traits: Traits }[],
  featureCount: number,
): LongWork<{ readonly learnt: LearntWeights; readonly traits: TraitPlaces }> {
  const parts = [yield* learnWords(phrasings, targets.length, featureCount)];
  const places = { kind: new Int32Array(), topic: new Int32Array(), asksFor: new Int32Array() };
  let first = targets.length;
  for (const trait of traitNames) {
    const { ofTarget, count } = numberValues(targets.map(({ traits }) => traits[trait]));
    const from = first;
    places[trait] = ofTarget.map((value) => from + value);
    parts.push(yield* learnWords(inOrderOf(ofTarget, phrasings), count, featureCount, carefully));
    first += count;
  }
  return { learnt: yield* joinWeights(parts), traits: places };
}

/** Which of the different values each one is: a number from 0 on, in the order in which they first come, and how many there are. */
function numberValues(values: readonly string[]): { readonly ofTarget: Int32Array; readonly count: number } {
  const different = [...new Set(values)];
  return { ofTarget: Int32Array.from(values, (value) => different.indexOf(value)), count: different.length };
}

/** The phrasings with the values of their targets in place of the targets, in the order of the values. */
function inOrderOf(values: Int32Array, phrasings: readonly PlacedPhrasing[]): PlacedPhrasing[] {
  return phrasings
    .map(({ features, target }) => ({ features, target: values[target] ?? 0 }))
    .sort((one, other) => one.target - other.target);
}
