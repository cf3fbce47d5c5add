import type { Understood } from "../language/understand.js";
import { featuresOf, lettersOf } from "./features.js";
import type { PhrasingSpace } from "./phrasing-space.js";
import type { WordOdds } from "./word-odds.js";

/** The ways in which a question is compared with the targets. */
export interface Spaces {
  readonly words: PhrasingSpace;
  readonly letters: PhrasingSpace;
  readonly bodies: PhrasingSpace;
  readonly odds: WordOdds;
}

/** What each way of comparing says of one target. */
export interface Channels {
  readonly best: number;
  readonly bestThree: number;
  readonly letters: number;
  readonly body: number;
  readonly odds: number;
}

/** How much each channel counts: learnt from the phrasings by hold-out, see docs/search.md. */
export const channelWeights: Channels = { best: 6, bestThree: 4, letters: 5, body: 1, odds: 2.5 };

export interface Ranked {
  readonly target: number;
  readonly share: number;
  readonly channels: Channels;
}

/** Ranks all targets for the question, best first, at most `limit`; `share` is the softmax of the weighed channels. */
export function rankTargets(read: Understood, spaces: Spaces, limit: number, weights: Channels = channelWeights): Ranked[] {
  const features = featuresOf(read);
  const words = spaces.words.compare(features);
  const letters = spaces.letters.compare(lettersOf(read));
  const bodies = spaces.bodies.compare(features);
  const odds = spaces.odds.score(features);
  const oddsScale = 1 / Math.max(6, ...odds);
  const scored = Array.from(words.best, (best, target) => {
    const channels: Channels = {
      best,
      bestThree: words.bestThree[target] ?? 0,
      letters: letters.best[target] ?? 0,
      body: bodies.best[target] ?? 0,
      odds: (odds[target] ?? 0) * oddsScale,
    };
    return { target, channels, score: weigh(channels, weights) };
  });
  scored.sort((a, b) => b.score - a.score);
  const top = scored[0]?.score ?? 0;
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return scored.slice(0, limit).map(({ target, channels, score }) => ({ target, channels, share: Math.exp(score - top) / total }));
}

function weigh(channels: Channels, weights: Channels): number {
  return (
    channels.best * weights.best +
    channels.bestThree * weights.bestThree +
    channels.letters * weights.letters +
    channels.body * weights.body +
    channels.odds * weights.odds
  );
}
