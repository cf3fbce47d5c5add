import { leaveOutContrast } from "../language/leave-out-contrast.js";
import { splitQuestions, splitSentences } from "../language/split-words.js";
import { believeBoth } from "./believe-both.js";
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
/** How many candidates of a part are looked at, and of the whole that it belongs to: what stands further down in either is hardly meant. */
const candidatesOfPart = 12;

/** Reads a message in every way that makes sense: whole, sentence by sentence, its questions in the light of the rest, and after the last answer. */
export function readingsOf(text: string, index: SearchIndex, context: Context | undefined): readonly Reading[] {
  const asTyped = index.understand(text);
  const meant = leaveOutContrast(asTyped.cleaned);
  const ranked = index.rank(asTyped, candidatesOfPart);
  const begins = context === undefined;
  const isAsTyped = meant === asTyped.cleaned || (ranked[0] !== undefined && isWordForWord(ranked[0]));
  const whole = isAsTyped ? ranked : index.rank(index.understand(meant), candidatesOfPart);
  const readings = [readWhole(whole, begins), ...readSentences(meant, whole, index)];
  return context === undefined ? readings : inContext(meant, readings, index, context);
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

/** Reads each sentence or question of a cleaned text that has several; a text that is a phrasing word for word asks for nothing else. */
function readSentences(text: string, whole: readonly Candidate[], index: SearchIndex): Reading[] {
  const sentences = splitSentences(text).flatMap(splitQuestions).slice(0, mostSentences);
  if (sentences.length < 2 || (whole[0] !== undefined && isWordForWord(whole[0]))) return [];
  return [
    ...sentences.map((sentence) => readPart(sentence, whole, index)),
    ...sentences.filter(isAsking).map((sentence) => readInStory(sentence, sentences, whole, index)),
  ];
}

function readWhole(ranked: readonly Candidate[], begins: boolean): Reading {
  const kept = ranked.slice(0, candidatesKept);
  const candidates = begins ? preferEntry(kept) : kept;
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

/** One sentence of several. */
function readPart(sentence: string, whole: readonly Candidate[], index: SearchIndex): Reading {
  const candidates = entriesOf(believeBoth(index.rank(index.understand(sentence), candidatesOfPart), whole));
  return {
    candidates,
    confidence: confidenceOf(candidates),
    isPart: true,
    asks: questionStart.test(sentence),
    leans: false,
  };
}

/** The question of a long story, in the light of the rest: "I filled in that register years ago. What else do I need to do?" */
function readInStory(
  sentence: string,
  story: readonly string[],
  whole: readonly Candidate[],
  index: SearchIndex,
): Reading {
  const rest = story.filter((other) => other !== sentence).join(" ");
  const inLight = index.rank(index.understand(sentence), candidatesOfPart, index.understand(rest));
  const candidates = entriesOf(believeBoth(inLight, whole));
  return {
    candidates,
    confidence: Math.min(1, confidenceOf(candidates) + inStoryBonus),
    isPart: false,
    asks: false,
    leans: false,
  };
}

/** A greeting before a question is not what the message is about: parts of a message are read for entries only. */
function entriesOf(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ target }) => target.kind === "entry").slice(0, candidatesKept);
}

/** Whether a cleaned sentence asks for something. */
export function isAsking(sentence: string): boolean {
  return sentence.endsWith("?") || questionStart.test(sentence) || asking.test(sentence);
}

const asking = /\b(?:tell me|i would like to|i'd like to|i want to|i just want|please)\b/;
const questionStart =
  /^(?:(?:and|but|so|also|please|hello|hi|ok) )*(?:who|what|when|where|why|how|which|is|are|can|could|do|does|did|will|would|has|have|should)\b/;
