import { textOn } from "../content/dated-text.js";
import type { Step } from "../content/snapshot.js";
import type { UnderstoodWord } from "../language/understand.js";
import { wordSet } from "../language/word-set.js";
import { isAsking } from "../search/readings.js";
import { isEntryReply } from "./reply.js";
import { type Outcome, sayAtItsLevel, type Turn } from "./turn.js";

/** An answer that is less sure than this does not take the place of where to get help. */
const sureFrom = 0.8;
/** So many words ask about contacts; more tell something. */
const mostWords = 14;

/** Says again where to get help, when a message after danger or distress asks about just that: "whats that number", "are they open now", "help me". */
export function followHelp(turn: Turn): Outcome | undefined {
  const help = helpGiven(turn);
  const { words } = turn.read;
  return help && (asksAboutContacts(words) || callsForHelp(words)) ? sayHelp(turn, help) : undefined;
}

/** What is said after danger in place of no answer, or of one that may not be meant: where to get help, again. */
export function ratherHelp(turn: Turn, outcome: Outcome): Outcome {
  const help = helpGiven(turn);
  if (help?.concern?.level !== "crisis") return outcome;
  const { reply } = outcome;
  const isUnsure = isEntryReply(reply)
    ? reply.confidence < sureFrom || (reply.kind === "signpost" && !isAsking(turn.read.cleaned))
    : reply.kind === "no-answer" || reply.kind === "clarify";
  return isUnsure ? sayHelp(turn, help) : outcome;
}

/** The step that said where to get help, if nothing was answered since. */
export function helpGiven({ state, snapshot }: Turn): Step | undefined {
  return state.help === undefined ? undefined : snapshot.steps.get(state.help);
}

/** Says where to get help, again; in its easy words where they are wanted and there are any. */
export function sayHelp(turn: Turn, step: Step, easy = false): Outcome {
  const said = sayAtItsLevel(turn, step);
  if (!easy || step.easyRead === undefined) return said;
  return { ...said, reply: { ...said.reply, words: { markdown: textOn(step.easyRead, turn.day) } } };
}

function asksAboutContacts(words: readonly UnderstoodWord[]): boolean {
  const ofTopic = words.filter(({ isFunction, typed }) => !isFunction || contacts.has(typed));
  const isOfContacts = ({ word, typed }: UnderstoodWord): boolean => contacts.has(word) || contacts.has(typed);
  return ofTopic.length > 0 && words.length <= mostWords && ofTopic.every(isOfContacts);
}

function callsForHelp(words: readonly UnderstoodWord[]): boolean {
  return words.some(({ word }) => word === "help") && words.every(({ word }) => calling.has(word));
}

/** What the people who can help are asked by: numbers, ways to reach them, when, what it costs, their names. */
const contacts = wordSet(
  "number numbers phone telephone message messages whatsapp instead else someone somebody anyone anybody ring ringing rings call calls calling text texts texting email online chat open opens opening close closed closes shut hours hour time day days daytime night nights midnight evening evenings morning weekend weekends saturday sunday monday tuesday wednesday thursday friday bank holiday christmas free cost costs charge charged anonymous confidential speak talk listen listens contact contacts helpline helplines line person human middle late early tonight today tomorrow first urgent age old under adult answer answers samaritans childline nspcc shout police ambulance hospital family front door duty team emergency 999 111 116 123 0800 1111 85258",
);
const calling = wordSet(
  "i we you he she need want please help me us him her can will someone anyone anybody somebody get now is there any who",
);
