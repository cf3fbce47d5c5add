import type { Snapshot } from "../content/snapshot.js";
import { confidenceOf } from "../search/confidence.js";
import { doAtOnce, type LongWork } from "../search/long-work.js";
import { isWordForWord } from "../search/rank-targets.js";
import { learnConcerns } from "./learn-concerns.js";
import { learnPatterns, type PatternData, type PatternFinder, patternFinderOver } from "./match-patterns.js";
import { type ConcernSense, concernSenseOver, type SenseData } from "./sense-concerns.js";

/** A sign of danger or distress in a message: how grave, the step that says what to do, and what it was found by. */
export interface Concern {
  readonly level: "crisis" | "concern";
  readonly step: string;
  readonly because: string;
}

/** All that is needed to find concerns, as plain data that can be kept in a file. */
export interface ConcernData {
  readonly patterns: PatternData;
  readonly sense: SenseData;
}

/** From these beliefs on the examples alone tell of danger: in the whole message, and in one clause of it. Chosen on held-out examples, see docs/search.md. */
const crisisFrom = 0.4;
const crisisInClauseFrom = 0.95;
/** The surer the knowledge is of an answer, the more it takes: so much more for each part of its confidence over what means nothing yet. */
const moreForAnswers = { whole: 0.35, clause: 0.05, over: 0.2 };
/** Below this belief, in the whole message and in all its clauses, what a crisis pattern has found only sounds like danger: "is self-harm covered in your plan". */
const noDangerBelow = 0.2;
/** Below this belief what a pattern of distress has found is a figure of speech, where nothing sounds like danger either: "the link is broken". */
const noDistressBelow = 0.15;
const candidatesSeen = 6;
/** From this belief on the whole message tells of distress. */
const concernFrom = 0.35;

const patternFinders = new WeakMap<Snapshot, PatternFinder>();
const senses = new WeakMap<Snapshot, ConcernSense>();

/**
 * Finds the gravest concern in a message, undefined when there is none: by the patterns of `dialogs/safeguarding/`, and by what was learnt from
 * the examples beside them, which also overrules a pattern where it is sure that there is no danger. Never throws for any text.
 */
export function findConcern(text: string, snapshot: Snapshot): Concern | undefined {
  const matched = findByPattern(text, snapshot);
  const { whole, worst, isFullyRead } = senseOf(snapshot)(text);
  if (matched?.level === "crisis" && !(isFullyRead && worst.crisis < noDangerBelow)) return matched;
  const known = whole.crisis < crisisFrom && worst.crisis < crisisInClauseFrom ? 0 : knownBeyondDoubt(text, snapshot);
  const felt = [
    whole.crisis >= crisisFrom + moreForAnswers.whole * known ? whole : undefined,
    worst.crisis >= crisisInClauseFrom + moreForAnswers.clause * known ? worst : undefined,
  ].find((feeling) => feeling !== undefined);
  if (felt !== undefined) return { level: "crisis", step: felt.crisisStep, because: likeExamples(felt.crisis) };
  const isFigureOfSpeech = isFullyRead && whole.concern < noDistressBelow && worst.crisis < noDangerBelow;
  if (matched?.level === "concern" && !isFigureOfSpeech) return matched;
  if (whole.concern < concernFrom) return undefined;
  return { level: "concern", step: whole.concernStep, because: likeExamples(whole.concern) };
}

/** Finds the gravest concern by the patterns alone, undefined when there is none: what is learnt from an example must not hide that no pattern has it. */
export function findByPattern(text: string, snapshot: Snapshot): Concern | undefined {
  const known = patternFinders.get(snapshot) ?? patternFinderOver(doAtOnce(learnPatterns(snapshot)));
  patternFinders.set(snapshot, known);
  return known(text);
}

/** The work of learning all that `findConcern` needs of a snapshot. */
export function* learnDanger(snapshot: Snapshot): LongWork<ConcernData> {
  return { patterns: yield* learnPatterns(snapshot), sense: yield* learnConcerns(snapshot) };
}

/** Gives `findConcern` what was learnt of a snapshot, so that no visitor waits for it. */
export function prepareConcerns(snapshot: Snapshot, { patterns, sense }: ConcernData): void {
  patternFinders.set(snapshot, patternFinderOver(patterns));
  senses.set(snapshot, concernSenseOver(sense));
}

function senseOf(snapshot: Snapshot): ConcernSense {
  const known = senses.get(snapshot) ?? concernSenseOver(doAtOnce(learnConcerns(snapshot)));
  senses.set(snapshot, known);
  return known;
}

/**
 * How surely the message is a question that an entry answers ("who came to check on you"), beyond what any message reaches: 0 to 0.8. Without end
 * for one that staff wrote down word for word, as a question or as small talk ("okay goodbye").
 */
function knownBeyondDoubt(text: string, { index }: Snapshot): number {
  const candidates = index.rank(index.understand(text), candidatesSeen);
  const [first] = candidates;
  if (first !== undefined && isWordForWord(first)) return Number.POSITIVE_INFINITY;
  if (first?.target.kind !== "entry") return 0;
  return Math.max(0, confidenceOf(candidates) - moreForAnswers.over);
}

function likeExamples(belief: number): string {
  return `like the examples (${Math.round(belief * 100)} %)`;
}
