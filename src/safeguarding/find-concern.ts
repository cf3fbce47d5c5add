import type { Snapshot } from "../content/snapshot.js";
import { type ConcernSense, learnConcerns } from "./learn-concerns.js";
import { makePatternFinder, type PatternFinder } from "./match-patterns.js";

/** A sign of danger or distress in a message: how grave, the step that says what to do, and what it was found by. */
export interface Concern {
  readonly level: "crisis" | "concern";
  readonly step: string;
  readonly because: string;
}

interface Finder {
  readonly byPattern: PatternFinder;
  readonly sense: ConcernSense;
}

/** From these beliefs on the examples alone tell of danger: in the whole message, and in one clause of it. Chosen on held-out examples, see docs/search.md. */
const crisisFrom = 0.7;
const crisisInClauseFrom = 0.95;
/** From this belief on the whole message tells of distress. */
const concernFrom = 0.6;

const finders = new WeakMap<Snapshot, Finder>();

/**
 * Finds the gravest concern in a message, undefined when there is none: by the patterns of `dialogs/safeguarding/`, whose word is final, and
 * by what was learnt from the examples beside them. Never throws for any text.
 */
export function findConcern(text: string, snapshot: Snapshot): Concern | undefined {
  const finder = finderOf(snapshot);
  const matched = finder.byPattern(text);
  if (matched?.level === "crisis") return matched;
  const { whole, worst } = finder.sense(text);
  const felt = whole.crisis >= crisisFrom ? whole : worst.crisis >= crisisInClauseFrom ? worst : undefined;
  if (felt !== undefined) return { level: "crisis", step: felt.crisisStep, because: likeExamples(felt.crisis) };
  if (matched !== undefined) return matched;
  if (whole.concern < concernFrom) return undefined;
  return { level: "concern", step: whole.concernStep, because: likeExamples(whole.concern) };
}

/** Makes ready what `findConcern` needs of a snapshot, so that no visitor waits for it. */
export function prepareConcerns(snapshot: Snapshot): void {
  finderOf(snapshot);
}

function finderOf(snapshot: Snapshot): Finder {
  const known = finders.get(snapshot);
  if (known !== undefined) return known;
  const made = { byPattern: makePatternFinder(snapshot), sense: learnConcerns(snapshot) };
  finders.set(snapshot, made);
  return made;
}

function likeExamples(belief: number): string {
  return `like the examples (${Math.round(belief * 100)} %)`;
}
