import type { ConcernReply, Reply } from "./reply.js";
import type { Outcome, Turn } from "./turn.js";
import { sayStep } from "./turn.js";

/** Says where to get help at once when the message tells of danger, and nothing else beside it. */
export function noticeCrisis(turn: Turn): Outcome | undefined {
  const { concern } = turn;
  return concern?.level === "crisis" ? remembering(concern.step, sayStep(turn, "crisis", concern.step)) : undefined;
}

/**
 * Puts kind words and where to find someone to listen before whatever the message was answered with, when it tells of distress: a tired
 * parent gets both. Where there was no answer, the kind words stand alone.
 */
export function addConcern(turn: Turn, outcome: Outcome): Outcome {
  const { concern } = turn;
  if (concern?.level !== "concern") return outcome;
  const { reply, state } = outcome;
  const alone = sayStep(turn, "concern", concern.step);
  const kindWords = alone.reply;
  switch (reply.kind) {
    case "answer":
    case "signpost":
      return remembering(concern.step, {
        reply: { ...joined(concern.step, kindWords, reply), answered: reply },
        state,
      });
    case "clarify":
    case "step":
      return remembering(concern.step, { reply: joined(concern.step, kindWords, reply), state });
    case "no-answer":
    case "small-talk":
      return remembering(concern.step, alone);
    case "crisis":
    case "concern":
    case "refused":
      return outcome;
  }
}

function remembering(help: string, { reply, state }: Outcome): Outcome {
  return { reply, state: { ...state, help } };
}

function joined(step: string, kindWords: Reply, { words, suggestions }: Reply): ConcernReply {
  const easyRead = [kindWords.words.easyRead, words.easyRead ?? words.markdown].filter((text) => text !== undefined);
  const markdown = `${kindWords.words.markdown}\n\n${words.markdown}`;
  return { kind: "concern", step, words: { markdown, easyRead: easyRead.join("\n\n") }, suggestions };
}
