import type { Understood } from "../language/understand.js";
import { confidenceOf } from "./confidence.js";
import { isWordForWord } from "./rank-targets.js";
import type { Context, Reading } from "./reading.js";
import { readingsOf } from "./readings.js";
import type { Candidate, SearchIndex, Target } from "./search-index.js";

/** What a message is taken to ask for. */
export type Verdict =
  | {
      readonly kind: "found";
      readonly target: Target;
      readonly confidence: number;
      /** The next best entries, best first. */
      readonly others: readonly string[];
      /** Entries that answer further questions in the same message. */
      readonly alsoAsked: readonly string[];
      /** Entries that may have been meant instead, where it is not sure; best first. */
      readonly instead: readonly string[];
    }
  | { readonly kind: "unclear"; readonly ids: readonly string[]; readonly confidence: number }
  /** `instead`: entries that may have been meant, though none is likely enough to be said; best first. */
  | { readonly kind: "none"; readonly instead: readonly string[] };

/** From this confidence on the best candidate is the answer. Chosen on held-out questions, see docs/search.md. */
const answerFrom = 0.36;
/** From this confidence on the best candidates are offered as a choice; below it there is no answer. */
const offerFrom = 0.34;
/** What is offered as a choice: so many entries, of more than this share of the belief. */
const mostOffered = 3;
const leastShareOffered = 0.08;

/** Below this confidence the next best entries are offered beside an answer: with one press the right one was reached in 99 instead of 98 of 100 questions. */
const noDoubtFrom = 0.9;
const mostInstead = 2;
/** In place of an answer an entry is offered from this share of the belief and this confidence on: below it stand what other topics happen to share words with. */
const leastShareInstead = 0.08;
const leastConfidenceInstead = 0.25;

/** From this confidence on each question of several in one message counts as asked. */
const sureFrom = 0.6;

/** A single letter or digit asks for nothing, whatever word it may stand for somewhere. */
const leastLetters = 2;

/** A word or two ("inspection") may mean several entries alike: one whose share is this part of the first one's is as likely meant. */
const vagueShare = 0.7;
const vagueWords = 2;
/** A single word ("plan") is taken for an entry from this share on; else those from the smaller share on are offered. */
const plainShare = 0.6;
const leastOfPlain = 0.05;

/** Decides what a message asks for: one target, one of two or three, or nothing that is known. */
export function judge(index: SearchIndex, text: string, context: Context | undefined): Verdict {
  if (index.understand(text).cleaned.replace(/[^\p{L}\p{N}]/gu, "").length < leastLetters)
    return { kind: "none", instead: [] };
  const readings = readingsOf(text, index, context);
  const best = firstOfSeveral(readings) ?? [...readings].sort((a, b) => b.confidence - a.confidence)[0];
  const [first, ...rest] = best?.candidates ?? [];
  if (best === undefined || first === undefined || best.confidence < offerFrom)
    return { kind: "none", instead: likelyOf(best?.candidates ?? []) };
  if (best.confidence < answerFrom) {
    const ids = idsFrom(leastShareOffered, best.candidates);
    return ids.length === 0 ? { kind: "none", instead: [] } : { kind: "unclear", ids, confidence: best.confidence };
  }
  const unlikely = shareTooSmall(best, index.understand(text));
  if (unlikely !== undefined) {
    const ids = idsFrom(unlikely, best.candidates);
    if (ids.length > 1) return { kind: "unclear", ids, confidence: best.confidence };
  }
  const alsoAsked = readings
    .filter(({ isPart, confidence }) => isPart && confidence >= answerFrom)
    .flatMap(({ candidates }) => entryIds(candidates.slice(0, 1)))
    .filter((id) => id !== first.target.id);
  return {
    kind: "found",
    target: first.target,
    confidence: best.confidence,
    others: entryIds(rest).slice(0, 4),
    alsoAsked: [...new Set(alsoAsked)],
    instead: best.leans ? insteadOfLeaning(best, readings) : insteadOf(best),
  };
}

/** What may have been meant in place of the first candidate: where that is an entry, the next best; where it is a step, the entries that are likely by themselves. */
function insteadOf({ candidates, confidence }: Reading): string[] {
  const [first, ...rest] = candidates;
  if (first === undefined || isWordForWord(first)) return [];
  if (first.target.kind === "step") return likelyOf(rest);
  return confidence < noDoubtFrom ? entryIds(rest).slice(0, mostInstead) : [];
}

/** What may have been meant in place of what leans on the last answer: what the message asks for by itself, then the next best. */
function insteadOfLeaning({ candidates: [first, ...rest] }: Reading, readings: readonly Reading[]): string[] {
  const byItself = readings
    .filter(({ leans, isPart, confidence }) => !leans && !isPart && confidence >= answerFrom)
    .flatMap(({ candidates }) => candidates.slice(0, mostOffered));
  const ids = entryIds([...byItself, ...rest]).filter((id) => id !== first?.target.id);
  return [...new Set(ids)].slice(0, mostInstead);
}

function likelyOf(candidates: readonly Candidate[]): string[] {
  const likely = candidates.filter(
    (one) =>
      one.share >= leastShareInstead &&
      confidenceOf([one, ...candidates.filter((other) => other !== one)]) >= leastConfidenceInstead,
  );
  return entryIds(likely).slice(0, mostInstead);
}

/** The first question of a message that asks about several things, each of them surely; undefined for all other messages. */
function firstOfSeveral(readings: readonly Reading[]): Reading | undefined {
  const sure = readings.filter(({ asks, confidence }) => asks && confidence >= sureFrom);
  return new Set(sure.map(({ candidates }) => candidates[0]?.target.id)).size > 1 ? sure[0] : undefined;
}

/**
 * For a reading of a word or two, with nothing to lean on, for which no entry stands out and that no phrasing has word for word: the share from which
 * on an entry is as likely meant. Undefined for all others.
 */
function shareTooSmall({ candidates: [first, second], leans }: Reading, { words }: Understood): number | undefined {
  if (leans || first === undefined || second === undefined || first.target.kind === "step" || isWordForWord(first))
    return undefined;
  const ofTopic = words.filter(({ isFunction }) => !isFunction).length;
  if (words.length > vagueWords + 1 || ofTopic > vagueWords) return undefined;
  if (words.length === 1 && first.share < plainShare) return leastOfPlain;
  return second.share > vagueShare * first.share ? vagueShare * first.share : undefined;
}

/** The entries of more than this share of the belief, as many as are offered. */
function idsFrom(leastShare: number, candidates: readonly Candidate[]): string[] {
  return entryIds(candidates.filter(({ share }) => share > leastShare)).slice(0, mostOffered);
}

function entryIds(candidates: readonly Candidate[]): string[] {
  return candidates.filter(({ target }) => target.kind === "entry").map(({ target }) => target.id);
}
