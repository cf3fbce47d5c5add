import type { Understood, UnderstoodWord } from "../language/understand.js";
import { wordSet } from "../language/word-set.js";
import { confidenceOf } from "./confidence.js";
import { type Context, candidatesKept, nearness, type Reading, weighShares } from "./reading.js";
import type { SearchIndex, Target } from "./search-index.js";

/** A message that only names a new word for the last question: "and ofsted?", "what about the DfE", "physio too?", "CAMHS?". */
interface NewWord {
  readonly words: readonly UnderstoodWord[];
  /** Whether it says that it goes on from the last question; a bare word may as well begin a new one. */
  readonly goesOn: boolean;
}

/** How far down the ranking an entry that speaks of the new word is looked for. */
const entriesSeen = 40;
/** An entry speaks of the new word when it covers this much of it. */
const enoughSpoken = 0.9;
/** How well an entry fits the last question with the new word put in, at least: else what it speaks of decides alone. */
const leastFit = 0.02;
/** An entry that the word brings up by itself is likelier meant; one that it does not counts as if it had this share. */
const leastAlone = 0.05;
/** The last answer is seldom asked for again, and a definition is seldom what a question that asked for something else goes on to. */
const sameAgain = 0.15;
const newDefinition = 0.08;
/** So many words name something; more say something. */
const mostWords = 6;
const mostOfTopic = 4;

/**
 * Reads a message that only names a new word as the last question with that word put in: among the entries that speak of the word, the one that fits
 * the question best in one of the places where it can stand. Undefined for any other message, and where nothing speaks of the word.
 */
export function readEllipsis(text: string, index: SearchIndex, context: Context): Reading | undefined {
  const named = newWordIn(index.understand(text));
  if (named === undefined) return undefined;
  const name = named.words.map(({ word }) => word).join(" ");
  const speaking = index.rank(index.understand(name), entriesSeen, index.understand(context.question));
  if (speaking[0] === undefined || speaking[0].target.kind === "step") return undefined;
  const fits = fitsOf(name, index, context.question);
  const alone = sharesOf(name, index);
  // "The improvement one" picks one of several: it does not ask for all of them again.
  const picksOne =
    named.words.some(({ word }) => word === "one" || word === "ones") && (alone.get(context.entry) ?? 0) < leastAlone;
  const spoken = speaking.filter(
    ({ target, coverage }) =>
      target.kind === "entry" && coverage >= enoughSpoken && !(picksOne && target.id === context.entry),
  );
  const candidates = weighShares(
    spoken,
    ({ target }) =>
      Math.max(leastFit, fits.get(target.id) ?? 0) *
      Math.sqrt(Math.max(leastAlone, alone.get(target.id) ?? 0)) *
      seldomness(target, context),
  ).slice(0, candidatesKept);
  const [best] = candidates;
  if (best === undefined || !(named.goesOn || nearness(best.target.id, context) > 0)) return undefined;
  return { candidates, confidence: confidenceOf(candidates), isPart: false, asks: false, leans: true };
}

/** Whether the target only says what something is. */
function isDefinition(question: string | undefined): boolean {
  return definition.test(question ?? "");
}

/** The new word that a message consists of; undefined where it says more than that. */
function newWordIn({ words }: Understood): NewWord | undefined {
  const said = words.map(({ word }) => word);
  const start = said.findIndex((word, at) => !(leading.has(word) || isWhatAbout(said, at)));
  const end = said.findLastIndex((word) => !trailing.has(word)) + 1;
  if (start < 0) return undefined;
  const named = words.slice(start, end).filter(({ word }) => !articles.has(word));
  const ofTopic = named.filter(({ isFunction }) => !isFunction).length;
  if (ofTopic === 0 || ofTopic > mostOfTopic || named.length > mostWords) return undefined;
  if (named.some(({ word }) => saying.has(word))) return undefined;
  return { words: named, goesOn: start > 0 || end < words.length };
}

function isWhatAbout(said: readonly string[], at: number): boolean {
  const pair = (from: number): boolean => (said[from] === "what" || said[from] === "how") && said[from + 1] === "about";
  return pair(at) || pair(at - 1);
}

/** How well each entry fits the question with the name in the place of one of its runs of topic words, at best. */
function fitsOf(name: string, index: SearchIndex, question: string): ReadonlyMap<string, number> {
  const fits = new Map<string, number>();
  for (const asked of putInto(index.understand(question).words, name))
    for (const [id, share] of sharesOf(asked, index)) fits.set(id, Math.max(share, fits.get(id) ?? 0));
  return fits;
}

function sharesOf(text: string, index: SearchIndex): ReadonlyMap<string, number> {
  return new Map(index.rank(index.understand(text), entriesSeen).map(({ target, share }) => [target.id, share]));
}

/** The question with the name in the place of each of its runs of topic words in turn. */
function putInto(words: readonly UnderstoodWord[], name: string): string[] {
  const isTopic = (at: number): boolean => words[at]?.isFunction === false;
  const starts = words.flatMap((_word, at) => (isTopic(at) && !isTopic(at - 1) ? [at] : []));
  return starts.map((start) => {
    const length = words.slice(start).findIndex(({ isFunction }) => isFunction);
    const after = length < 0 ? [] : words.slice(start + length);
    return [...words.slice(0, start).map(({ word }) => word), name, ...after.map(({ word }) => word)].join(" ");
  });
}

function seldomness({ id, phrasings }: Target, { entry, question }: Context): number {
  if (id === entry) return sameAgain;
  return isDefinition(phrasings[0]) && !isDefinition(question) ? newDefinition : 1;
}

const definition = /^what (?:(?:is|are) (?!being\b|in\b)|does \S+ mean)/i;
const leading = wordSet("and or but so ok okay oh well also then right an just only for");
const trailing = wordSet("too also as well then please though again instead");
const articles = wordSet("a an the any");
/** With one of these a message says something, or points, rather than names something. */
const saying = wordSet(
  "who what when where why how which whose is are was were be been am do does did can could will would shall should has have had may might must i you we they he she it him them us its their this that these those not no yes mean meant tell say said know",
);
