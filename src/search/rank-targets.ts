import type { Understood } from "../language/understand.js";
import type { FeatureReader } from "./feature-table.js";
import type { TraitPlaces } from "./learn-traits.js";
import type { LearnerFeatures } from "./learner-features.js";
import type { LearntWords } from "./learnt-words.js";
import { lettersOf } from "./letters.js";
import type { PhrasingSpace } from "./phrasing-space.js";

/** The ways in which a question is compared with the targets. */
export interface Spaces {
  readonly features: FeatureReader;
  readonly words: PhrasingSpace;
  readonly letters: PhrasingSpace;
  readonly bodies: PhrasingSpace;
  readonly wider: LearnerFeatures;
  readonly learnt: LearntWords;
  readonly traits: TraitPlaces;
}

/** What each way of comparing says of one target. */
export interface Channels {
  readonly best: number;
  readonly letters: number;
  readonly body: number;
  readonly learnt: number;
  /** How strongly the question's words have been learnt for what the target has in common with others. */
  readonly kind: number;
  readonly topic: number;
  readonly asksFor: number;
}

/** How much each channel counts: learnt from the phrasings by hold-out, see docs/search.md. */
const channelWeights: Channels = {
  best: 1.2,
  letters: 5,
  body: 6,
  learnt: 0.7,
  kind: 0.4,
  topic: 0.3,
  asksFor: 0.2,
};

/** A phrasing asked word for word (as the search compares words) is that phrasing, whatever else speaks for others. */
const wordForWord = 0.9999;
const wordForWordBonus = 8;

export interface Ranked {
  readonly target: number;
  readonly share: number;
  readonly channels: Channels;
}

/**
 * Ranks all targets for the question, best first, at most `limit`; `share` is the softmax of the weighed channels. What was said `before` counts
 * too, but less than the question's own words.
 */
export function rankTargets(read: Understood, spaces: Spaces, limit: number, before?: Understood): Ranked[] {
  const features = spaces.features.read(read, before);
  const words = spaces.words.compare(features);
  const letters = spaces.letters.compare(lettersOf(read));
  const bodies = spaces.bodies.compare(features);
  const { traits } = spaces;
  const learnt = spaces.learnt.score(spaces.wider.extend(features, read));
  const channelsOf = (target: number): Channels => ({
    best: words[target] ?? 0,
    letters: letters[target] ?? 0,
    body: bodies[target] ?? 0,
    learnt: learnt[target] ?? 0,
    kind: learnt[traits.kind[target] ?? 0] ?? 0,
    topic: learnt[traits.topic[target] ?? 0] ?? 0,
    asksFor: learnt[traits.asksFor[target] ?? 0] ?? 0,
  });
  const scores = new Float64Array(words.length);
  for (let target = 0; target < scores.length; target++) scores[target] = weigh(channelsOf(target));
  const best = placesOfBest(scores, limit);
  const top = scores[best[0] ?? 0] ?? 0;
  let total = 0;
  for (let target = 0; target < scores.length; target++) total += Math.exp((scores[target] ?? 0) - top);
  return best.map((target) => ({
    target,
    channels: channelsOf(target),
    share: Math.exp((scores[target] ?? 0) - top) / total,
  }));
}

/** The places of the highest scores, best first, at most `limit`; of equal ones the first. A question asks for six of hundreds, so not all are sorted. */
function placesOfBest(scores: Float64Array, limit: number): number[] {
  const best: number[] = [];
  const scoreAt = (place: number | undefined): number =>
    place === undefined ? Number.NEGATIVE_INFINITY : (scores[place] ?? 0);
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] ?? 0;
    if (best.length === limit && score <= scoreAt(best.at(-1))) continue;
    let at = best.length;
    while (at > 0 && score > scoreAt(best[at - 1])) at--;
    best.splice(at, 0, place);
    if (best.length > limit) best.pop();
  }
  return best;
}

/** Whether one of the target's phrasings was asked word for word. */
export function isWordForWord({ channels }: { readonly channels: Channels }): boolean {
  return channels.best > wordForWord;
}

function weigh(channels: Channels): number {
  return (
    channels.best * channelWeights.best +
    channels.letters * channelWeights.letters +
    channels.body * channelWeights.body +
    channels.learnt * channelWeights.learnt +
    channels.kind * channelWeights.kind +
    channels.topic * channelWeights.topic +
    channels.asksFor * channelWeights.asksFor +
    (isWordForWord({ channels }) ? wordForWordBonus : 0)
  );
}
