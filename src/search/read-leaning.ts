import type { UnderstoodWord } from "../language/understand.js";
import { confidenceOf } from "./confidence.js";
import { isWordForWord } from "./rank-targets.js";
import { type Context, type Reading, weighShares } from "./reading.js";
import type { SearchIndex } from "./search-index.js";

/** How far down the ranking a nearby entry is looked for. */
const nearbySeen = 30;
/** An entry that leads to the last one is meant less often than one that the last one leads to. */
const aroundWeight = 0.5;
/** What asks for something again asks for the last answer. */
const againWeight = 3;
/** A leaning reading is as good as a plain one that is this much surer; the more so where the message names nothing at all. */
const leaningBonus = 0.25;
const namelessBonus = 0.5;
const mostLeaningWords = 3;
const mostWords = 10;
/** A message that is understood this surely by itself leans on the one before only where it points, or names nothing. */
const standsAlone = 0.8;

/** A short message that names no topic of its own is read together with the last question, among the entries near it. `plain` is how it is read by itself. */
export function readLeaning(text: string, index: SearchIndex, context: Context, plain: Reading): Reading | undefined {
  const { words } = index.understand(text);
  const ofTopic = words.filter(({ word, isFunction }) => !isFunction && !vague.has(word)).length;
  if (!leans(words, ofTopic, plain)) return undefined;
  const read = index.understand(words.flatMap(({ word }) => (stressing.has(word) ? [] : [word])).join(" "));
  const { question, near, around } = context;
  const candidates = index
    .rank(read, nearbySeen, index.understand(question))
    .filter(({ target }) => near.includes(target.id) || around.includes(target.id));
  if (candidates.length === 0) return undefined;
  const weighed = weighShares(candidates, ({ target }) => weightOf(target.id, words, context));
  const bonus = ofTopic === 0 ? namelessBonus : leaningBonus;
  return {
    candidates: weighed,
    confidence: Math.min(1, confidenceOf(weighed) + bonus),
    isPart: false,
    asks: false,
    leans: true,
  };
}

function leans(words: readonly UnderstoodWord[], ofTopic: number, { candidates, confidence }: Reading): boolean {
  const points = hasOneOf(pronouns, words);
  const joins = hasOneOf(joining, words);
  if (ofTopic > 1 && (ofTopic > mostLeaningWords || words.length > mostWords || !(points || joins))) return false;
  if (confidence < standsAlone || points) return true;
  const [first] = candidates;
  return ofTopic === 0 && (joins || first === undefined || !isWordForWord(first));
}

function weightOf(id: string, words: readonly UnderstoodWord[], { entry, near }: Context): number {
  if (id === entry && words.some(({ word }) => word === "again")) return againWeight;
  return near.includes(id) ? 1 : aroundWeight;
}

function hasOneOf(some: ReadonlySet<string>, words: readonly UnderstoodWord[]): boolean {
  return words.some(({ word }) => some.has(word));
}

const wordsOf = (row: string): ReadonlySet<string> => new Set(row.split(" "));
/** Words that stand for something that was named before. */
const pronouns = wordsOf("it its they them their theirs that those these this he she him her his one ones");
const joining = wordsOf("and but so then who when where how why");
/** Words that ask how sure or how exact something is: nothing speaks of them, and what they are said of is the last answer. */
const stressing = wordsOf("exactly precisely definite definitely certain certainly confirmed fixed sure");
/** Words that name no topic. */
const vague: ReadonlySet<string> = new Set([
  ...stressing,
  ...wordsOf("next last first second third other another new"),
]);
