import type { UnderstoodWord } from "../language/understand.js";
import { wordSet } from "../language/word-set.js";
import { confidenceOf } from "./confidence.js";
import { isWordForWord } from "./rank-targets.js";
import { type Context, nearness, type Reading, weighShares } from "./reading.js";
import type { SearchIndex, Target } from "./search-index.js";

/** How far down the ranking a nearby entry is looked for. */
const nearbySeen = 30;
/** What asks for something again asks for the last answer. */
const againWeight = 3;
/** What asks who, when, where or why asks for an entry that says so. */
const askedWeight = 3;
/** A leaning reading is as good as a plain one that is this much surer; more so where the message names nothing, or points and may by itself mean several. */
const leaningBonus = 0.25;
const needyBonus = 0.5;
/** What is less sure than this does not speak of what is asked, and leans on nothing. */
const leastConfidence = 0.2;
/** From this confidence on there is no doubt what a message means, and from this share on it does not mean one of several alike. */
const noDoubtFrom = 0.9;
const plainShare = 0.6;
const mostLeaningWords = 3;
const mostWords = 10;
/** A message that is understood this surely by itself leans on the one before only where it points, or names nothing. */
const standsAlone = 0.8;

/** A short message that names no topic of its own is read together with the last question, among the entries near it. `plain` is how it is read by itself. */
export function readLeaning(text: string, index: SearchIndex, context: Context, plain: Reading): Reading | undefined {
  const { words } = index.understand(text);
  const ofTopic = words.filter(({ word, isFunction }) => !isFunction && !vague.has(word)).length;
  if (!leans(words, ofTopic, plain) || (ofTopic > 0 && isSurelyNear(plain, context))) return undefined;
  const read = index.understand(words.flatMap(({ word }) => (stressing.has(word) ? [] : [word])).join(" "));
  const candidates = index
    .rank(read, nearbySeen, index.understand(context.question))
    .filter(({ target }) => nearness(target.id, context) > 0);
  if (candidates.length === 0) return undefined;
  const weighed = weighShares(candidates, ({ target }) => weightOf(target, words, context));
  const isInDoubt = plain.confidence < noDoubtFrom && (plain.candidates[0]?.share ?? 0) < plainShare;
  const isNeedy = ofTopic === 0 || (isInDoubt && hasOneOf(pronouns, words));
  const confidence = confidenceOf(weighed);
  if (confidence < leastConfidence) return undefined;
  return {
    candidates: weighed,
    confidence: Math.min(1, confidence + (isNeedy ? needyBonus : leaningBonus)),
    isPart: false,
    asks: false,
    leans: true,
  };
}

function leans(words: readonly UnderstoodWord[], ofTopic: number, { candidates, confidence }: Reading): boolean {
  const points = hasOneOf(pronouns, words);
  const joins = hasOneOf(joining, words);
  if (ofTopic > 1 && (ofTopic > mostLeaningWords || words.length > mostWords || !(points || joins))) return false;
  if (confidence < standsAlone) return true;
  const [first] = candidates;
  if (points) return first?.target.kind !== "step";
  return ofTopic === 0 && (joins || first === undefined || !isWordForWord(first));
}

/** Whether a message is understood by itself, as a question near the last one. */
function isSurelyNear({ candidates: [first], confidence }: Reading, context: Context): boolean {
  return confidence >= noDoubtFrom && first !== undefined && nearness(first.target.id, context) > 0;
}

function weightOf({ id, traits }: Target, words: readonly UnderstoodWord[], context: Context): number {
  const isAgain = id === context.entry && words.some(({ word }) => word === "again");
  const isAsked = words.find(({ word }) => asking.has(word))?.word === traits.asksFor;
  return nearness(id, context) * (isAgain ? againWeight : 1) * (isAsked ? askedWeight : 1);
}

function hasOneOf(some: ReadonlySet<string>, words: readonly UnderstoodWord[]): boolean {
  return words.some(({ word }) => some.has(word));
}

/** Words that stand for something that was named before. */
const pronouns = wordSet("it its they them their theirs that those these this he she him her his one ones");
const joining = wordSet("and but so then who when where how why");
/** Words that ask how sure or how exact something is: nothing speaks of them, and what they are said of is the last answer. */
const stressing = wordSet("exactly precisely definite definitely certain certainly confirmed fixed sure");
const asking = wordSet("who when where why");
/** Words that name no topic. */
const vague: ReadonlySet<string> = new Set([
  ...stressing,
  ...wordSet("next last first second third other another new"),
]);
