import { once } from "node:events";
import { WebSocket } from "ws";
import type { Activity } from "../../src/protocol/activity.js";
import { type Chat, call } from "./direct-line-calls.js";

/** An open WebSocket of a conversation. */
export interface OpenStream {
  /** All that has come through it, in order. */
  readonly received: readonly Activity[];
  /** Waits until what has come is enough. */
  until(isEnough: (received: readonly Activity[]) => boolean): Promise<void>;
  isOpen(): boolean;
  close(): void;
}

/** Opens a stream of the conversation, from its beginning, at this server or proxy. */
export async function openStream(server: string, chat: Chat): Promise<OpenStream> {
  const { body } = await call("GET", `${server}/v3/directline/conversations/${chat.id}`, { token: chat.token });
  const stream = new WebSocket(body.streamUrl.replace(/^ws:\/\/[^/]+/, server.replace("http", "ws")));
  const received: Activity[] = [];
  let told = (): void => undefined;
  stream.on("message", (frame) => {
    if (String(frame) !== "") received.push(...JSON.parse(String(frame)).activities);
    told();
  });
  await once(stream, "open");
  return {
    received,
    async until(isEnough) {
      while (!isEnough(received))
        await new Promise<void>((resolve) => {
          told = resolve;
        });
    },
    isOpen: () => stream.readyState === stream.OPEN,
    close: () => stream.close(),
  };
}
