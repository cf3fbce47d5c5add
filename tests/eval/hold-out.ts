import type { Snapshot } from "../../src/content/snapshot.js";
import { targetsOf } from "../../src/content/targets.js";
import { buildSearchIndex, type SearchIndex, type Target } from "../../src/search/search-index.js";
import { addNoise, makeRandom } from "./add-noise.js";

/** A phrasing that was taken out of the knowledge, to be asked of an index that has never seen it. */
export interface HeldOut {
  readonly text: string;
  readonly target: Target;
  readonly index: SearchIndex;
}

const folds = 5;

/** Takes the phrasings out in five parts, one part at a time; a target's first phrasing, its question, always stays. */
export function holdOut(snapshot: Snapshot, seed = 7): HeldOut[] {
  const targets = targetsOf(snapshot);
  const random = makeRandom(seed);
  const foldOf = targets.map(({ phrasings }) =>
    phrasings.map((_text, at) => (at === 0 ? -1 : Math.floor(random() * folds))),
  );
  return Array.from({ length: folds }, (_nothing, fold) => fold).flatMap((fold) => {
    const kept = targets.map((target, at) => ({
      ...target,
      phrasings: target.phrasings.filter((_text, place) => foldOf[at]?.[place] !== fold),
    }));
    const index = buildSearchIndex(kept, snapshot.glossary);
    return targets.flatMap((target, at) =>
      target.phrasings.filter((_text, place) => foldOf[at]?.[place] === fold).map((text) => ({ text, target, index })),
    );
  });
}

/** The held-out phrasings with generated mistakes in them. */
export function withNoise(held: readonly HeldOut[], seed = 11): HeldOut[] {
  const random = makeRandom(seed);
  return held.map((one) => ({ ...one, text: addNoise(one.text, random) }));
}
