import type { Candidate } from "./search-index.js";

/** What the last answer was about, for questions that lean on it ("who does it?"). */
export interface Context {
  /** The id of the last entry. */
  readonly entry: string;
  readonly question: string;
  /** Ids of the last entry and of those that it leads to. */
  readonly near: readonly string[];
  /** Ids of entries that lead to the last one, which are meant less often. */
  readonly around: readonly string[];
  /** Ids of entries of the same topic, which are meant more seldom still. */
  readonly ofTopic: readonly string[];
}

/** A way to read a message: as a whole, as one of its sentences, or as leaning on what was said before. */
export interface Reading {
  readonly candidates: readonly Candidate[];
  readonly confidence: number;
  /** Whether it is one of several sentences. */
  readonly isPart: boolean;
  /** Whether it begins as a question does. */
  readonly asks: boolean;
  /** Whether it leans on what was said before. */
  readonly leans: boolean;
}

/** How many candidates a reading keeps. */
export const candidatesKept = 6;

/** An entry that leads to the last one is meant less often than one that the last one leads to; one that is only of its topic, more seldom still. */
const aroundWeight = 0.5;
const topicWeight = 0.15;

/** How much an entry counts as near the last one: 1 for one that it leads to, 0 for a stranger. */
export function nearness(id: string, { near, around, ofTopic }: Context): number {
  if (near.includes(id)) return 1;
  if (around.includes(id)) return aroundWeight;
  return ofTopic.includes(id) ? topicWeight : 0;
}

/** The candidates with their shares weighed and made to sum up to what they did before, best first. */
export function weighShares(candidates: readonly Candidate[], weightOf: (one: Candidate) => number): Candidate[] {
  const weighed = candidates.map((one) => ({ ...one, share: one.share * weightOf(one) }));
  const sum = (some: readonly Candidate[]): number => some.reduce((total, { share }) => total + share, 0);
  const scale = sum(candidates) / (sum(weighed) || 1);
  return weighed.map((one) => ({ ...one, share: one.share * scale })).sort((one, other) => other.share - one.share);
}
