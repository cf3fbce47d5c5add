import { findConcern } from "../safeguarding/find-concern.js";
import type { Outcome, Turn } from "./turn.js";
import { sayStep } from "./turn.js";

/** Says where to get help at once when the message tells of danger, and nothing else beside it. */
export function noticeCrisis(turn: Turn): Outcome | undefined {
  const concern = findConcern(turn.text, turn.snapshot);
  return concern?.level === "crisis" ? sayStep(turn, "crisis", concern.step) : undefined;
}

/**
 * Puts kind words and where to find someone to listen before whatever the message was answered with, when it tells of distress: a tired
 * parent gets both. Where there was no answer, the kind words stand alone.
 */
export function addConcern(turn: Turn, outcome: Outcome): Outcome {
  const concern = findConcern(turn.text, turn.snapshot);
  if (concern?.level !== "concern" || outcome.reply.kind === "crisis") return outcome;
  const said = sayStep(turn, "concern", concern.step);
  const { reply } = outcome;
  if (reply.kind !== "answer" && reply.kind !== "signpost" && reply.kind !== "clarify") {
    return reply.kind === "no-answer" || reply.kind === "small-talk"
      ? { reply: said.reply, state: outcome.state }
      : outcome;
  }
  const words = {
    markdown: `${said.reply.words.markdown}\n\n${reply.words.markdown}`,
    easyRead: [said.reply.words.easyRead, reply.words.easyRead ?? reply.words.markdown]
      .filter((text) => text !== undefined)
      .join("\n\n"),
  };
  return {
    reply: { kind: "concern", step: concern.step, words, suggestions: reply.suggestions },
    state: outcome.state,
  };
}
