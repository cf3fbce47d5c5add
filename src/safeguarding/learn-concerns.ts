import { harmless } from "../content/read-concern-examples.js";
import type { Snapshot } from "../content/snapshot.js";
import { plainKey } from "../language/plain-key.js";
import { learnSpelling } from "../language/speller.js";
import { type LexiconData, lexiconOver, type Understood, understand } from "../language/understand.js";
import { layWords } from "../language/word-table.js";
import type { Features } from "../search/collect-features.js";
import { makeFeatureTable } from "../search/feature-table.js";
import { countWords } from "../search/learn-index.js";
import { learnerPlaces, makeLearnerFeatures } from "../search/learner-features.js";
import { learnWords } from "../search/learnt-words.js";
import { type LongWork, mapPausing } from "../search/long-work.js";
import type { Kind, SenseData } from "./sense-concerns.js";

/** Danger is told from what only sounds like it by fine differences: it is learnt more thoroughly than answers are. */
const thorough = { rounds: 5, learntBelief: 0.85, step: 0.25 };

/**
 * Learns from the snapshot's examples, those beside its patterns, and its phrasings how messages of danger and distress are worded. It finds
 * what nobody wrote a pattern for. Takes seconds.
 */
export function* learnConcerns(snapshot: Snapshot): LongWork<SenseData> {
  const { index } = snapshot;
  const kinds = kindsOf(snapshot);
  const examples = examplesOf(snapshot, kinds);
  const lexicon = yield* learnLexicon(snapshot, examples);
  const known = lexiconOver(lexicon);
  const table = makeFeatureTable();
  const wider = makeLearnerFeatures();
  const learn = (text: Understood): Features => wider.extend(table.learn(text), text);
  const none = kinds.length - 1;
  const ofExamples = yield* mapPausing(examples, ({ text, target }) => ({
    features: learn(understand(text, known)),
    target,
  }));
  const phrasings = index.targets.flatMap((target) => target.phrasings);
  const ofPhrasings = yield* mapPausing(phrasings, (text) => ({
    features: learn(understand(text, index.lexicon)),
    target: none,
  }));
  const features = table.data();
  yield;
  const all = [...ofExamples, ...ofPhrasings];
  const learnt = yield* learnWords(all, kinds.length, learnerPlaces(features.size), thorough);
  const written = yield* mapPausing(examples, ({ text, target }) => [plainKey(text), target] as const);
  return { kinds, lexicon, features, learnt, written: layWords(new Map(written)) };
}

interface Example {
  readonly text: string;
  readonly target: number;
}

function kindsOf({ steps }: Snapshot): Kind[] {
  const found = [...steps.values()].flatMap(({ id, concern }): Kind[] =>
    concern === undefined ? [] : [{ step: id, level: concern.level }],
  );
  return [...found, { step: harmless, level: "none" }];
}

/**
 * All examples. Those that must not be taken for a step stand beside it and not with the others of no danger, so that their words have several weights
 * for it and are learnt faster: with one weight each, fewer crises are found.
 */
function examplesOf({ steps, concernExamples }: Snapshot, kinds: readonly Kind[]): Example[] {
  const none = kinds.length - 1;
  return kinds.flatMap(({ step }, target) => {
    const rules = steps.get(step)?.concern;
    const own = [
      ...(concernExamples.get(step) ?? []),
      ...(rules?.patterns.flatMap(({ examples }) => examples) ?? []),
    ].map((text) => ({ text, target }));
    const notThis = (rules?.counterExamples ?? []).map((text) => ({ text, target: none }));
    return [...own, ...notThis];
  });
}

function* learnLexicon({ index, glossary }: Snapshot, examples: readonly Example[]): LongWork<LexiconData> {
  const texts = examples.map(({ text }) => text);
  const vocabulary = yield* countWords(texts, new Map(index.lexicon.vocabulary));
  yield;
  const spelling = learnSpelling(vocabulary, glossary.spellings);
  yield;
  return { ...spelling, concepts: index.lexicon.concepts };
}
