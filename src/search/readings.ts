import { leaveOutContrast } from "../language/leave-out-contrast.js";
import { splitQuestions, splitSentences } from "../language/split-words.js";
import { believeBoth } from "./believe-both.js";
import { confidenceOf } from "./confidence.js";
import { isWordForWord } from "./rank-targets.js";
import type { Candidate, SearchIndex } from "./search-index.js";

/** What the last answer was about, for questions that lean on it ("who does it?"). */
export interface Context {
  readonly question: string;
  /** Ids of the last entry and of those near it. */
  readonly near: readonly string[];
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

const candidatesKept = 6;
/** How many candidates of a part are looked at, and of the whole that it belongs to: what stands further down in either is hardly meant. */
const candidatesOfPart = 12;
const mostSentences = 12;
/** How far down the ranking a nearby entry is looked for. */
const nearbySeen = 20;
/** A leaning reading is as good as a plain one that is this much surer. */
const leaningBonus = 0.25;
/** The same for the question of a story that is read in the light of the rest. */
const inStoryBonus = 0.15;
const mostLeaningWords = 3;
/** A step whose share is less than so many times an entry's gives way to it, where the entry has this much of the topic and this confidence without it. */
const narrowly = 3;
const enoughOfTopic = 0.6;
const enoughConfidence = 0.6;
/** A message that is understood this surely by itself does not lean on the one before. */
const standsAlone = 0.8;

/** Reads a message in every way that makes sense: whole, sentence by sentence, its questions in the light of the rest, and after the last answer. */
export function readingsOf(text: string, index: SearchIndex, context: Context | undefined): Reading[] {
  const asTyped = index.understand(text);
  const ranked = index.rank(asTyped, candidatesOfPart);
  const readings =
    ranked[0] !== undefined && isWordForWord(ranked[0])
      ? [readWhole(ranked, context === undefined)]
      : readMeant(leaveOutContrast(asTyped.cleaned), index, context === undefined);
  const leaning =
    context === undefined
      ? undefined
      : readLeaning(text, index, context, Math.max(...readings.map(({ confidence }) => confidence)));
  return leaning === undefined ? readings : [...readings, leaning];
}

/** Reads a cleaned text whole, and, where it has several sentences or questions, each of them. */
function readMeant(meant: string, index: SearchIndex, begins: boolean): Reading[] {
  const whole = index.rank(index.understand(meant), candidatesOfPart);
  const sentences = splitSentences(meant).flatMap(splitQuestions).slice(0, mostSentences);
  const parts = sentences.length > 1 ? sentences : [];
  return [
    readWhole(whole, begins),
    ...parts.map((sentence) => readPart(sentence, whole, index)),
    ...parts.filter(isAsking).map((sentence) => readInStory(sentence, parts, whole, index)),
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

/**
 * A short message that names no topic of its own is read together with the last question, among the entries near it. One that is understood
 * by itself leans only where all it has is a pointing word ("when is the next one?").
 */
function readLeaning(
  text: string,
  index: SearchIndex,
  { question, near }: Context,
  byItself: number,
): Reading | undefined {
  const { words } = index.understand(text);
  const ofTopic = words.filter(({ word, isFunction }) => !isFunction && !ordering.has(word)).length;
  const leans =
    ofTopic <= 1 || (ofTopic <= mostLeaningWords && words.length <= 10 && words.some(({ word }) => pointing.has(word)));
  const onlyPoints = ofTopic === 0 && words.some(({ word }) => pointing.has(word));
  if (!leans || (byItself >= standsAlone && !onlyPoints)) return undefined;
  const nearby = new Set(near);
  const candidates = index
    .rank(index.understand(text), nearbySeen, index.understand(question))
    .filter(({ target }) => nearby.has(target.id));
  if (candidates.length === 0) return undefined;
  return {
    candidates,
    confidence: Math.min(1, confidenceOf(candidates) + leaningBonus),
    isPart: false,
    asks: false,
    leans: true,
  };
}

function isAsking(sentence: string): boolean {
  return sentence.endsWith("?") || questionStart.test(sentence) || asking.test(sentence);
}

const asking = /\b(?:tell me|i would like to|i'd like to|i want to|i just want|please)\b/;
const questionStart =
  /^(?:(?:and|but|so|also|please|hello|hi|ok) )*(?:who|what|when|where|why|how|which|is|are|can|could|do|does|did|will|would|has|have|should)\b/;

const pointing: ReadonlySet<string> = new Set(
  "it its they them their theirs that those these this he she him her his one ones and but so then who when where how why".split(
    " ",
  ),
);
const ordering: ReadonlySet<string> = new Set("next last first second third other another new".split(" "));
