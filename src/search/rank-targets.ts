import type { Understood } from "../language/understand.js";
import { featuresOf, lettersOf } from "./features.js";
import type { LearntWords } from "./learnt-words.js";
import type { PhrasingSpace } from "./phrasing-space.js";

/** The ways in which a question is compared with the targets. */
export interface Spaces {
  readonly words: PhrasingSpace;
  readonly letters: PhrasingSpace;
  readonly bodies: PhrasingSpace;
  readonly learnt: LearntWords;
}

/** What each way of comparing says of one target. */
export interface Channels {
  readonly best: number;
  readonly letters: number;
  readonly body: number;
  readonly learnt: number;
}

/** How much each channel counts: learnt from the phrasings by hold-out, see docs/search.md. */
export const channelWeights: Channels = { best: 1.5, letters: 5.5, body: 6, learnt: 1 };

export interface Ranked {
  readonly target: number;
  readonly share: number;
  readonly channels: Channels;
}

/** Ranks all targets for the question, best first, at most `limit`; `share` is the softmax of the weighed channels. */
export function rankTargets(
  read: Understood,
  spaces: Spaces,
  limit: number,
  weights: Channels = channelWeights,
): Ranked[] {
  const features = featuresOf(read);
  const words = spaces.words.compare(features);
  const letters = spaces.letters.compare(lettersOf(read));
  const bodies = spaces.bodies.compare(features);
  const learnt = spaces.learnt.score(features);
  const scored = Array.from(words, (best, target) => {
    const channels: Channels = {
      best,
      letters: letters[target] ?? 0,
      body: bodies[target] ?? 0,
      learnt: learnt[target] ?? 0,
    };
    return { target, channels, score: weigh(channels, weights) };
  });
  scored.sort((a, b) => b.score - a.score);
  const top = scored[0]?.score ?? 0;
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return scored
    .slice(0, limit)
    .map(({ target, channels, score }) => ({ target, channels, share: Math.exp(score - top) / total }));
}

function weigh(channels: Channels, weights: Channels): number {
  return (
    channels.best * weights.best +
    channels.letters * weights.letters +
    channels.body * weights.body +
    channels.learnt * weights.learnt
  );
}
