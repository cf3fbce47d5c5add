import { AsyncLocalStorage } from "node:async_hooks";
import { createHmac } from "node:crypto";

/** What a log line says of where it belongs. */
export interface TraceIds {
  /** The id that the request's answer carries as `X-Request-Id`. */
  readonly request?: string;
  /** A name that the conversation has in the log for one day: nobody can tell from it which one it is. */
  readonly conversation?: string;
}

/** Knows, anywhere in the work on a request, which request and conversation it is about, so that a fault deep in the store can be found. */
export interface Trace {
  /** Does the work as a request of this id. */
  run<T>(request: string, work: () => T): T;
  /** Says which conversation the request is about. */
  note(conversation: string): void;
  ids(): TraceIds;
}

interface Noted {
  readonly request: string;
  conversation?: string;
}

const nameChars = 12;

/** Makes the trace; conversations are named by a hash whose key changes with the day and follows from the secret, so that all instances agree. */
export function makeTrace(secret: () => string, today: () => string): Trace {
  const noted = new AsyncLocalStorage<Noted>();
  const nameOf = (conversation: string): string => {
    const key = createHmac("sha256", secret()).update(`names in the log on ${today()}`).digest();
    return createHmac("sha256", key).update(conversation).digest("base64url").slice(0, nameChars);
  };
  return {
    run: (request, work) => noted.run({ request }, work),
    note(conversation) {
      const now = noted.getStore();
      if (now !== undefined) now.conversation = conversation;
    },
    ids() {
      const now = noted.getStore();
      if (now === undefined) return {};
      const { request, conversation } = now;
      return conversation === undefined ? { request } : { request, conversation: nameOf(conversation) };
    },
  };
}
