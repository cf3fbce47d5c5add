import type { Activity } from "../protocol/activity.js";
import { type ReplyChannelData, replyChannelData } from "../protocol/channel-data.js";

/** Something the assistant said, and the questions that can be asked next by pressing them. */
export interface Said {
  readonly key: string;
  readonly data: ReplyChannelData;
  readonly suggestions: readonly string[];
}

/** What was asked and what was answered; the welcome answers nothing. */
export interface TurnOfChat {
  readonly key: string;
  readonly asked?: string;
  readonly answers: readonly Said[];
}

/** The activities of a conversation as its turns, in order. */
export function intoTurns(activities: readonly Activity[]): TurnOfChat[] {
  const turns: TurnOfChat[] = [];
  for (const activity of activities) {
    const last = turns.at(-1);
    if (activity.from.role === "user") turns.push({ key: activity.id, asked: activity.text ?? "", answers: [] });
    else if (last === undefined) turns.push({ key: activity.id, answers: [saidIn(activity)] });
    else turns[turns.length - 1] = { ...last, answers: [...last.answers, saidIn(activity)] };
  }
  return turns;
}

function saidIn({ id, channelData, suggestedActions }: Activity): Said {
  return {
    key: id,
    data: replyChannelData.parse(channelData),
    suggestions: (suggestedActions?.actions ?? []).map(({ value }) => value),
  };
}

/** Whether it speaks of danger or distress. */
export function isGrave(kind: ReplyChannelData["kind"]): boolean {
  return kind === "crisis" || kind === "concern";
}

/** Whether it is an answer from the knowledge, of which can be said whether it helped. */
export function isAnswer({ data: { kind } }: Said): boolean {
  return kind === "answer" || kind === "signpost";
}

/** The page's title: what has just happened. It stays in the browser's history, where someone else may read it. */
export function titleOf({ asked, answers }: TurnOfChat): string {
  if (asked === undefined) return "Ask a question";
  if (answers.some(({ data: { kind } }) => isGrave(kind))) return "Answer: where to get help";
  return `Answer: ${inShort(asked)}`;
}

/** The beginning of what was typed, to name it by. */
export function inShort(typed: string): string {
  return typed.length > 60 ? `${typed.slice(0, 60)}…` : typed;
}

/** What was asked, where it was declined: it stays in the form to be made shorter. */
export function refusedWords({ asked, answers }: TurnOfChat): string {
  return answers.some(({ data: { kind } }) => kind === "refused") ? (asked ?? "") : "";
}
