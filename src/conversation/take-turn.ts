import type { Snapshot } from "../content/snapshot.js";
import { followChoice } from "./follow-choice.js";
import { followCommand } from "./follow-command.js";
import { followHelp, ratherHelp } from "./follow-help.js";
import { followList } from "./follow-list.js";
import type { Message } from "./message.js";
import { addConcern, noticeCrisis } from "./notice-danger.js";
import { refuseUnreadable } from "./refuse-unreadable.js";
import { saySwitchedOff } from "./say-switched-off.js";
import { searchKnowledge } from "./search-knowledge.js";
import type { ConversationState } from "./state.js";
import { beginTurn, type Outcome, type Stage, type Turn } from "./turn.js";

/** The order in which a message is considered: the first stage that knows what to say, says it. */
const stages: readonly Stage[] = [
  noticeCrisis, // danger wins over everything, in the middle of any thread
  saySwitchedOff, // staff have switched the answers off
  refuseUnreadable, // nothing there, or far too much
  followChoice, // a button, or its words typed
  followHelp, // after danger or distress: what number was that, are they open now
  followCommand, // small talk; say that again; in easier words; a person, please
  followList, // "the second one", "the other two", "and the one after that?"
];

/** Takes one turn: what a person said, in the light of what was said before, becomes one reply and what to remember. Pure. */
export function takeTurn(message: Message, state: ConversationState, snapshot: Snapshot, now: Date): Outcome {
  const turn = beginTurn(message.text, snapshot, now, state);
  return addConcern(turn, firstOutcome(turn));
}

function firstOutcome(turn: Turn): Outcome {
  for (const stage of stages) {
    const outcome = stage(turn);
    if (outcome !== undefined) return outcome;
  }
  return ratherHelp(turn, searchKnowledge(turn));
}
