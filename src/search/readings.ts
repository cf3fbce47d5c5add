import { leaveOutContrast } from "../language/leave-out-contrast.js";
import { splitSentences } from "../language/split-words.js";
import { confidenceOf } from "./confidence.js";
import { isWordForWord } from "./rank-targets.js";
import { readEllipsis } from "./read-ellipsis.js";
import { readLeaning } from "./read-leaning.js";
import { type Context, candidatesKept, type Reading } from "./reading.js";
import type { Candidate, SearchIndex } from "./search-index.js";

const mostSentences = 12;
/** The question of a story that is read in the light of the rest is as good as a plain one that is this much surer. */
const inStoryBonus = 0.15;
/** A step whose share is less than so many times an entry's gives way to it, where the entry has this much of the topic and this confidence without it. */
const narrowly = 3;
const enoughOfTopic = 0.6;
const enoughConfidence = 0.6;

/** Reads a message in every way that makes sense: whole, sentence by sentence, its questions in the light of the rest, and after the last answer. */
export function readingsOf(text: string, index: SearchIndex, context: Context | undefined): readonly Reading[] {
  const sentences = splitSentences(index.understand(text).cleaned).slice(0, mostSentences);
  const parts = sentences.length > 1 ? sentences : [];
  const readings: readonly Reading[] = [
    readWhole(text, index, context === undefined),
    ...parts.map((sentence) => readPart(sentence, index)),
    ...parts.filter(isAsking).map((sentence) => readInStory(sentence, parts, index)),
  ];
  if (context === undefined) return readings;
  return inContext(leaveOutContrast(index.understand(text).cleaned), readings, index, context);
}

/** The readings in the light of the last answer: one with a new word put into its question takes their place, one that leans on it stands beside them. */
function inContext(
  text: string,
  readings: readonly Reading[],
  index: SearchIndex,
  context: Context,
): readonly Reading[] {
  const ellipsis = readEllipsis(text, index, context);
  if (ellipsis !== undefined) return [ellipsis];
  const plain = readings.reduce((best, one) => (one.confidence > best.confidence ? one : best));
  const leaning = readLeaning(text, index, context, plain);
  return leaning === undefined ? readings : [...readings, leaning];
}

function readWhole(text: string, index: SearchIndex, begins: boolean): Reading {
  const read = index.understand(text);
  const asTyped = index.rank(read, candidatesKept);
  const meant = leaveOutContrast(read.cleaned);
  const isAsTyped = meant === read.cleaned || (asTyped[0] !== undefined && isWordForWord(asTyped[0]));
  const ranked = isAsTyped ? asTyped : index.rank(index.understand(meant), candidatesKept);
  const candidates = begins ? preferEntry(ranked) : ranked;
  return { candidates, confidence: confidenceOf(candidates), isPart: false, asks: false, leans: false };
}

/** A step that is only narrowly ahead gives way to an entry that speaks of the question's topic: "Please summarise the two actions for our board". */
function preferEntry(candidates: readonly Candidate[]): readonly Candidate[] {
  const [first, ...rest] = candidates;
  const [second] = rest;
  if (first?.target.kind !== "step" || second?.target.kind !== "entry" || isWordForWord(first)) return candidates;
  const isNarrow = first.share < narrowly * second.share;
  const without = rest.map((one) => ({ ...one, share: one.share / (1 - first.share) }));
  const speaksOfIt = second.coverage >= enoughOfTopic && confidenceOf(without) >= enoughConfidence;
  return isNarrow && speaksOfIt ? without : candidates;
}

/** A greeting before a question is not what the message is about: parts of a message are read for entries only. */
function readPart(sentence: string, index: SearchIndex): Reading {
  const candidates = index
    .rank(index.understand(sentence), candidatesKept)
    .filter(({ target }) => target.kind === "entry");
  return {
    candidates,
    confidence: confidenceOf(candidates),
    isPart: true,
    asks: questionStart.test(sentence),
    leans: false,
  };
}

/** The question of a long story, in the light of the rest: "I filled in that register years ago. What else do I need to do?" */
function readInStory(sentence: string, story: readonly string[], index: SearchIndex): Reading {
  const rest = story.filter((other) => other !== sentence).join(" ");
  const candidates = index
    .rank(index.understand(sentence), candidatesKept, index.understand(rest))
    .filter(({ target }) => target.kind === "entry");
  return {
    candidates,
    confidence: Math.min(1, confidenceOf(candidates) + inStoryBonus),
    isPart: false,
    asks: false,
    leans: false,
  };
}

/** Whether a cleaned sentence asks for something. */
export function isAsking(sentence: string): boolean {
  return sentence.endsWith("?") || questionStart.test(sentence) || asking.test(sentence);
}

const asking = /\b(?:tell me|i would like to|i'd like to|i want to|i just want|please)\b/;
const questionStart =
  /^(?:(?:and|but|so|also|please|hello|hi|ok) )*(?:who|what|when|where|why|how|which|is|are|can|could|do|does|did|will|would|has|have|should)\b/;
