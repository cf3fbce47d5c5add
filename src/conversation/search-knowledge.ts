import type { Entry } from "../content/snapshot.js";
import { judge } from "../search/judge.js";
import type { Context } from "../search/reading.js";
import { follow, openChoices } from "./follow-choice.js";
import { followStep } from "./follow-command.js";
import { answerWith, clarify, entryNamed, type Outcome, sayStep, type Turn } from "./turn.js";

/** Answers from the knowledge, asks which of two or three was meant, or says honestly that there is no answer and who can help. */
export function searchKnowledge(turn: Turn): Outcome {
  const { index } = turn.snapshot;
  const topic = topicOf(turn);
  const verdict = judge(index, turn.text, topic && contextOf(turn, topic));
  switch (verdict.kind) {
    case "found": {
      if (verdict.target.kind === "step")
        return goOnFrom(turn, verdict.target.id) ?? followStep(turn, verdict.target.id, verdict.instead);
      const entry = entryNamed(turn, verdict.target.id);
      if (entry === undefined) break;
      return answerWith(turn, entry, {
        confidence: verdict.confidence,
        others: verdict.others,
        first: [...verdict.alsoAsked, ...verdict.instead],
      });
    }
    case "unclear":
      return clarify(turn, verdict.ids, verdict.confidence);
    case "none":
      return followStep(turn, "no-answer", verdict.instead);
  }
  return sayStep(turn, "no-answer", "no-answer");
}

/** Goes on from a step that was just said, where the message points back at it: "how do I contact them" after the people who can help. */
function goOnFrom(turn: Turn, step: string): Outcome | undefined {
  const { last } = turn.state;
  if (last?.kind !== "step" || last.id !== step || !turn.read.words.some(({ word }) => pointing.has(word)))
    return undefined;
  const [first] = openChoices(turn);
  return first && follow(turn, first);
}

const pointing: ReadonlySet<string> = new Set(["them", "they", "their"]);

/** What the talk is about: the entry that the last step leads to, else the last entry that answered. */
function topicOf(turn: Turn): Entry | undefined {
  const { last, topic } = turn.state;
  const step = last?.kind === "step" ? turn.snapshot.steps.get(last.id) : undefined;
  const leadsTo = step?.choices.find(({ goTo }) => goTo.kind === "entry")?.goTo.id;
  return entryNamed(turn, topic) ?? entryNamed(turn, leadsTo);
}

/** What a message may lean on: the entry and those that it names, those that name it, and those of a topic that two of the first have. */
function contextOf({ snapshot }: Turn, { id, question, related, parts }: Entry): Context {
  const entries = [...snapshot.entries.values()];
  const near = new Set([id, ...related, ...parts]);
  const topics = entries.flatMap((one) => (near.has(one.id) ? [one.topic] : []));
  const shared = new Set(topics.filter((topic, at) => topics.indexOf(topic) < at));
  return {
    entry: id,
    question,
    near: [...near],
    around: idsOf(entries.filter((one) => one.related.includes(id) || one.parts.includes(id))),
    ofTopic: idsOf(entries.filter(({ topic }) => shared.has(topic))),
  };
}

function idsOf(entries: readonly Entry[]): string[] {
  return entries.map(({ id }) => id);
}
