import type { Activity } from "../../src/protocol/activity.js";
import type { ReplyChannelData } from "../../src/protocol/channel-data.js";

/** What the person said; `state` is `sent` once the server has it. */
interface SaidLine {
  readonly by: "person";
  readonly key: string;
  readonly text: string;
  readonly state: "sending" | "sent" | "failed" | "refused";
}

/** What the assistant said. `html` is safe as it stands; `spoken` is the same in plain words. */
export interface ReplyLine {
  readonly by: "assistant";
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  readonly spoken: string;
  readonly html: string | undefined;
  readonly easyRead: ReplyChannelData["easyRead"];
  readonly source: ReplyChannelData["source"];
  readonly suggestions: readonly string[];
}

export type Line = SaidLine | ReplyLine;

/** The lines with these activities added: each is there once, however often it arrives, and one's own is known again by its client id. */
export function addActivities(lines: readonly Line[], activities: readonly Activity[]): Line[] {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  for (const line of activities.flatMap(toLine)) {
    const known = byKey.get(line.key);
    if (known === undefined || known.by === "person") byKey.set(line.key, line);
  }
  return [...byKey.values()];
}

/** The replies that tell where to get help in danger, as answers to the message of this id: each is there once, however often it is sent. */
export function graveReplies(answer: readonly Activity[], messageId: string): Activity[] {
  return answer
    .filter((activity) => toLine(activity).some((line) => line.by === "assistant" && isGrave(line)))
    .map((activity, at) => ({ ...activity, id: `${messageId} unkept ${at}` }));
}

function toLine(activity: Activity): Line[] {
  const { id, type, from, text = "", speak } = activity;
  if (type !== "message") return [];
  const sentAs = clientId(activity);
  if (from.role === "user" || sentAs !== undefined) return [{ by: "person", key: sentAs ?? id, text, state: "sent" }];
  const data = dataOf(activity);
  const suggestions = (activity.suggestedActions?.actions ?? []).map(({ title }) => title);
  return [
    {
      by: "assistant",
      key: id,
      kind: data.kind ?? "answer",
      text,
      spoken: speak ?? text,
      html: data.html,
      easyRead: data.easyRead,
      source: data.source,
      suggestions,
    },
  ];
}

function clientId({ channelData }: Activity): string | undefined {
  return channelData !== undefined && "clientActivityID" in channelData ? channelData.clientActivityID : undefined;
}

function dataOf({ channelData }: Activity): Partial<ReplyChannelData> {
  return channelData !== undefined && "html" in channelData ? (channelData as ReplyChannelData) : {};
}

/** The reply whose suggestions can still be pressed: the last line, if the assistant said it. */
export function latestReply(lines: readonly Line[]): ReplyLine | undefined {
  const last = lines.at(-1);
  return last?.by === "assistant" ? last : undefined;
}

/** Whether someone may be in danger: such a reply is large, calm, and read out whole. */
export function isGrave({ kind }: ReplyLine): boolean {
  return kind === "crisis" || kind === "concern";
}
