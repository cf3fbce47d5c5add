import type { Failure, Outcome } from "../direct-line/calls.js";
import { growingMs, pause } from "../direct-line/pause.js";

/** A message on its way; `id` is how it is known again when the server repeats it. */
interface Unsent {
  readonly id: string;
  readonly text: string;
}

/** What became of a message; where it waits, whether the next one is to be tried meanwhile. */
type Attempt = "done" | "stopped" | { readonly waitMs: number; readonly goesOn: boolean };

export interface OutboxParts {
  readonly post: (message: Unsent) => Promise<Outcome>;
  /** Whether the server has it already: a try can fail after the message arrived. */
  readonly hasArrived: (message: Unsent) => Promise<boolean>;
  readonly mark: (message: Unsent, state: "sent" | "sending" | "failed" | "refused") => void;
  readonly failed: (failure: Failure) => void;
}

/**
 * Sends messages one after the other, each until it has arrived, with growing pauses between tries. Where the server answers without being able to
 * keep a message, those behind it are tried too: they may tell of danger, which it answers all the same.
 */
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

  const holdAll = (failure: Failure): Attempt => {
    for (const waiting of queue) mark(waiting, "failed");
    failed(failure);
    if (failure.kind === "expired") return "stopped";
    const waitMs = failure.kind === "busy" ? failure.waitMs : growingMs(failures);
    return { waitMs, goesOn: failure.kind === "unreachable" && failure.answer !== undefined };
  };

  const attempt = async (message: Unsent): Promise<Attempt> => {
    if (failures > 0 && (await hasArrived(message))) return "done";
    const outcome = await post(message);
    if (!queue.includes(message)) return "stopped";
    if (outcome.kind !== "ok" && outcome.kind !== "refused") return holdAll(outcome);
    mark(message, outcome.kind === "ok" ? "sent" : "refused");
    if (outcome.kind === "refused") failed(outcome);
    return "done";
  };

  const arrived = (message: Unsent): void => {
    queue = queue.filter((other) => other !== message);
    failures = 0;
  };

  /** Tries what waits, in order. Gives the pause before the next round, undefined where none is to follow. */
  const round = async (): Promise<number | undefined> => {
    const tried = new Set<Unsent>();
    let waitMs: number | undefined;
    for (let message = queue[0]; message !== undefined; message = queue.find((one) => !tried.has(one))) {
      tried.add(message);
      const result = await attempt(message);
      if (result === "stopped") return undefined;
      if (result === "done") arrived(message);
      else if (!result.goesOn) return result.waitMs;
      else waitMs = result.waitMs;
    }
    return waitMs;
  };

  const run = async (): Promise<void> => {
    for (let waitMs = await round(); waitMs !== undefined; waitMs = await round()) {
      failures += 1;
      tries = new AbortController();
      await pause(waitMs, tries.signal);
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
