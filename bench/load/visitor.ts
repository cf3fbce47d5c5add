import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { WebSocket } from "ws";
import { z } from "zod";

const started = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string() });
const given = z.object({ token: z.string() });
const frameOfStream = z.object({
  activities: z.array(
    z.object({
      from: z.object({ role: z.string() }),
      channelData: z.object({ clientActivityID: z.string().optional() }).optional(),
    }),
  ),
});
const agent = new Agent({ keepAlive: true, maxSockets: 2000 });

/** A visitor with an open WebSocket, as the widget and Web Chat are one. */
export interface LoadVisitor {
  /** Posts a question and waits for its answer on the stream; gives the milliseconds that took. Rejects where there is none in time. */
  ask(question: string): Promise<number>;
  close(): void;
}

const patienceMs = 20_000;

/** Opens a conversation and its stream. With several addresses, each call goes to the next of them. */
export async function openVisitor(addresses: readonly string[]): Promise<LoadVisitor> {
  let calls = Math.floor(Math.random() * addresses.length);
  const next = (): string => addresses[calls++ % addresses.length] ?? "";
  const { token: first } = given.parse(await post(`${next()}/api/token`, "", ""));
  const { conversationId, token, streamUrl } = started.parse(
    await post(`${next()}/v3/directline/conversations`, first, ""),
  );
  const stream = new WebSocket(streamUrl, { perMessageDeflate: false });
  const waiting = new Map<string, () => void>();
  stream.on("message", (frame) => {
    const words = String(frame);
    if (words === "") return;
    const { activities } = frameOfStream.parse(JSON.parse(words));
    for (const [at, { channelData }] of activities.entries())
      if (activities[at + 1]?.from.role === "bot") waiting.get(channelData?.clientActivityID ?? "")?.();
  });
  await once(stream, "open");
  return {
    async ask(question) {
      const clientActivityID = randomUUID();
      const begin = performance.now();
      const answered = new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("no answer")), patienceMs);
        waiting.set(clientActivityID, () => {
          clearTimeout(timer);
          resolve();
        });
      });
      const message = { type: "message", text: question, from: { id: "load" }, channelData: { clientActivityID } };
      const url = `${next()}/v3/directline/conversations/${conversationId}/activities`;
      await Promise.all([post(url, token, JSON.stringify(message)), answered]).finally(() =>
        waiting.delete(clientActivityID),
      );
      return performance.now() - begin;
    },
    close: () => stream.terminate(),
  };
}

/** Gives the JSON of the answer. Rejects for a status other than success. `fetch` would cost the load's process more than the servers. */
async function post(url: string, token: string, body: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const call = request(url, { method: "POST", agent, headers });
  const answer = new Promise<IncomingMessage>((resolve, reject) => call.on("response", resolve).on("error", reject));
  call.end(body);
  const response = await answer;
  const json = await text(response);
  if ((response.statusCode ?? 500) >= 300) throw new Error(`${url} answered ${response.statusCode}: ${json}`);
  return JSON.parse(json);
}
