import { createClient, RESP_TYPES } from "@redis/client";
import type { ReportStoreError } from "../store.js";

/** A connection to Redis or Valkey that mends itself. */
export interface Redis {
  /**
   * Runs one command and gives its reply, not yet read; with `bytes`, texts of it as buffers. Rejects at once while Redis is away or an earlier
   * command is unanswered, and after `patienceMs` (2,000) without an answer: then the command may still be carried out.
   */
  run(command: readonly (string | Buffer)[], how?: { bytes?: boolean; patienceMs?: number }): Promise<unknown>;
  /** Calls `heard` with each message on the channel, and `back` whenever messages may have been missed before. */
  listen(channel: string, heard: (message: string) => void, back: () => void): void;
  close(): Promise<void>;
}

const silentMs = 2000;
const connectMs = 3000;
const closeMs = 1000;
const pingEveryMs = 5000;
const deadLineMs = 15_000;
const mostBetweenTriesMs = 2000;

/** Connects; resolves when Redis answers, or after three seconds while trying goes on. `report` is told each failed try. */
export async function connectRedis(url: string, report: ReportStoreError): Promise<Redis> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: pingEveryMs,
    maintNotifications: "disabled",
    // The library's own limit covers commands that are not sent yet; ours below covers all.
    commandOptions: { timeout: 0 },
    socket: { connectTimeout: connectMs, socketTimeout: deadLineMs, reconnectStrategy: growingMs },
  });
  client.on("error", (error: unknown) => report("connection", error));
  const listeners: { destroy(): void }[] = [];
  const run = answering(async (command, bytes) => {
    if (!client.isReady) throw new Error("Redis cannot be reached");
    return client.sendCommand([...command], bytes ? { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } } : {});
  });
  await Promise.race([client.connect().catch(() => undefined), afterMs(connectMs)]);
  return {
    run,
    listen(channel, heard, back) {
      const listener = client.duplicate();
      listeners.push(listener);
      listener.on("error", (error: unknown) => report("listening", error));
      listener.on("ready", () => {
        // Where the library has subscribed again by itself, this changes nothing.
        listener.subscribe(channel, heard).then(back, (error: unknown) => report("listening", error));
      });
      listener.connect().catch(() => undefined);
    },
    async close() {
      for (const listener of listeners) listener.destroy();
      if (client.isReady) await Promise.race([client.close(), afterMs(closeMs)]);
      if (client.isOpen) client.destroy();
    },
  };
}

type Send = (command: readonly (string | Buffer)[], bytes: boolean) => Promise<unknown>;

/** Sends with patience. Redis answers in order: while one command is overdue, others would only wait behind it. */
function answering(send: Send): Redis["run"] {
  let overdue = 0;
  return async (command, { bytes = false, patienceMs = silentMs } = {}) => {
    if (overdue > 0) throw new Error("Redis does not answer");
    const answer = send(command, bytes);
    return new Promise((resolve, reject) => {
      let isOverdue = false;
      const late = setTimeout(() => {
        isOverdue = true;
        overdue += 1;
      }, silentMs);
      const giveUp = setTimeout(() => reject(new Error(`Redis did not answer ${command[0]} in time`)), patienceMs);
      answer.then(resolve, reject).finally(() => {
        clearTimeout(late);
        clearTimeout(giveUp);
        if (isOverdue) overdue -= 1;
      });
    });
  };
}

function growingMs(tries: number): number {
  return Math.min(mostBetweenTriesMs, 50 * 2 ** Math.min(tries, 10)) * (0.75 + Math.random() / 4);
}

function afterMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
