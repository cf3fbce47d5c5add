import { startsOf } from "../language/starts-of.js";
import { eachPausing, type LongWork } from "./long-work.js";

/**
 * How strongly features speak for targets, as plain data: the weights of all features in one row of numbers. Feature `f` has those from `starts[f]`
 * up to `starts[f + 1]`, one for each target in whose phrasings it occurs and none for the others: that keeps thousands of entries small.
 */
export interface LearntWeights {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float32Array;
  readonly targetCount: number;
}

/** Joins weights over the same features into one row, so that a question's features are looked up once: the targets of each part follow those of the one before. */
export function* joinWeights(parts: readonly LearntWeights[]): LongWork<LearntWeights> {
  const featureCount = (parts[0]?.starts.length ?? 1) - 1;
  const starts = startsOf(
    Int32Array.from({ length: featureCount }, (_nothing, feature) =>
      parts.reduce((sum, part) => sum + (part.starts[feature + 1] ?? 0) - (part.starts[feature] ?? 0), 0),
    ),
  );
  yield;
  const targets = new Int32Array(starts[featureCount] ?? 0);
  const weights = new Float32Array(targets.length);
  let slot = 0;
  const putRow = (feature: number): void => {
    let first = 0;
    for (const part of parts) {
      const [from, to] = [part.starts[feature] ?? 0, part.starts[feature + 1] ?? 0];
      for (let at = from; at < to; at++) {
        targets[slot] = first + (part.targets[at] ?? 0);
        weights[slot++] = part.weights[at] ?? 0;
      }
      first += part.targetCount;
    }
  };
  yield* eachPausing(starts.subarray(0, featureCount), (_start, feature) => putRow(feature), 10_000);
  return { starts, targets, weights, targetCount: parts.reduce((sum, { targetCount }) => sum + targetCount, 0) };
}
