import type { Failure, Outcome } from "../direct-line/calls.js";
import { growingMs, pause } from "../direct-line/pause.js";

/** A message on its way; `id` is how it is known again when the server repeats it. */
interface Unsent {
  readonly id: string;
  readonly text: string;
}

export interface OutboxParts {
  readonly post: (message: Unsent) => Promise<Outcome>;
  /** Whether the server has it already: a try can fail after the message arrived. */
  readonly hasArrived: (message: Unsent) => Promise<boolean>;
  readonly mark: (message: Unsent, state: "sent" | "sending" | "failed" | "refused") => void;
  readonly failed: (failure: Failure) => void;
}

/** Sends messages one after the other, each until it has arrived, with growing pauses between tries. */
export interface Outbox {
  add(message: Unsent): void;
  /** Tries at once what has not been sent. */
  send(): void;
  unsent(): readonly Unsent[];
  /** Stops trying and forgets all. */
  empty(): void;
}

export function makeOutbox({ post, hasArrived, mark, failed }: OutboxParts): Outbox {
  let queue: readonly Unsent[] = [];
  let tries = new AbortController();
  let failures = 0;
  let isSending = false;

  const holdAll = (failure: Failure): "stopped" | number => {
    for (const waiting of queue) mark(waiting, "failed");
    failed(failure);
    if (failure.kind === "expired") return "stopped";
    return failure.kind === "busy" ? failure.waitMs : growingMs(failures);
  };

  const attempt = async (message: Unsent): Promise<"done" | "stopped" | number> => {
    if (failures > 0 && (await hasArrived(message))) return "done";
    const outcome = await post(message);
    if (!queue.includes(message)) return "stopped";
    if (outcome.kind !== "ok" && outcome.kind !== "refused") return holdAll(outcome);
    mark(message, outcome.kind === "ok" ? "sent" : "refused");
    if (outcome.kind === "refused") failed(outcome);
    return "done";
  };

  const run = async (): Promise<void> => {
    for (let message = queue[0]; message !== undefined; message = queue[0]) {
      const result = await attempt(message);
      if (result === "stopped") return;
      if (result === "done") {
        queue = queue.filter((other) => other !== message);
        failures = 0;
        continue;
      }
      failures += 1;
      tries = new AbortController();
      await pause(result, tries.signal);
    }
  };

  const send = (): void => {
    tries.abort();
    if (isSending) return;
    isSending = true;
    void run().finally(() => {
      isSending = false;
    });
  };

  return {
    add(message) {
      queue = [...queue, message];
    },
    send,
    unsent: () => queue,
    empty() {
      queue = [];
      failures = 0;
      tries.abort();
    },
  };
}
