import { type ReadContent, snapshotOver } from "../content/load-snapshot.js";
import type { Snapshot } from "../content/snapshot.js";
import { haveEnglish } from "../language/english-words.js";
import { prepareConcerns } from "../safeguarding/find-concern.js";
import { type ReadLearning, readLearning } from "./learning-file.js";

/** Hears whether what was learnt of a content was kept, and why not. */
export type HearOfLearning = (read: ReadLearning) => void;

/**
 * The snapshot of a content that was there when the program was built, ready for everything, without learning anything; undefined for any
 * other content.
 */
export function knownSnapshot(content: ReadContent, hear: HearOfLearning = () => undefined): Snapshot | undefined {
  if (content.problems.length > 0) return undefined;
  const read = readLearning(content.version);
  hear(read);
  if (read.kind !== "read") return undefined;
  const { parts, index, concerns } = read.learning;
  haveEnglish(index.lexicon.english);
  const snapshot = snapshotOver(parts, content, index);
  prepareConcerns(snapshot, concerns);
  return snapshot;
}
