import type { Activity, ActivitySet } from "../../src/protocol/activity.js";
import type { Calls, Failure, Outcome } from "./calls.js";
import { followStream } from "./follow-stream.js";
import { growingMs, pause } from "./pause.js";
import { readActivitySet, readStarted } from "./read-wire.js";
import type { Place, Session } from "./session.js";

const pollMs = 1000;
const refreshMs = 15 * 60_000;
const steadyMs = 10_000;

/** What the connection tells the chat. */
export interface ConnectionEvents {
  /** `isHistory` where these were said before this page was opened. */
  received(activities: readonly Activity[], isHistory: boolean): void;
  /** The conversation is open; `isNew` unless it goes on from an earlier page. */
  joined(isNew: boolean): void;
  /** No further try follows where it expired or was refused; else the next one comes by itself. */
  failed(failure: Failure): void;
}

/** One conversation over Direct Line: opened when asked, kept open over faults, closed when asked. */
export interface Connection {
  open(): void;
  /** Stops all traffic and keeps the place. */
  close(): void;
  /** Stops and forgets the conversation, so that `open` begins a new one. Says how deleting it on the server ended; undefined where that was not asked for. */
  forget(): Promise<Outcome | undefined>;
  /** Fetches what was said since. */
  catchUp(): Promise<Outcome>;
  post(text: string, clientActivityID: string): Promise<Outcome>;
}

interface Joined {
  readonly kind: "joined";
  readonly isNew: boolean;
  readonly streamUrl: string | undefined;
}

const misunderstood: Failure = { kind: "unreachable" };

export function makeConnection(calls: Calls, session: Session, events: ConnectionEvents): Connection {
  let watermark = "";
  let hasHistory = false;
  let running: AbortController | undefined;
  let canStream = typeof WebSocket !== "undefined";

  const take = (set: ActivitySet, isHistory = false): void => {
    watermark = set.watermark || watermark;
    hasHistory = true;
    if (set.activities.length > 0) events.received(set.activities, isHistory);
  };

  const catchUp = async (): Promise<Outcome> => {
    const place = session.read();
    if (place === undefined) return misunderstood;
    const outcome = await calls.activities(place.conversationId, place.token, watermark);
    const set = outcome.kind === "ok" ? readActivitySet(outcome.body) : undefined;
    if (set !== undefined && session.read()?.conversationId === place.conversationId) take(set, !hasHistory);
    return outcome;
  };

  const begin = async (signal: AbortSignal): Promise<Joined | Failure> => {
    const given = await calls.token();
    if (given.kind !== "ok") return given;
    const token = readStarted(given.body)?.token;
    if (token === undefined) return misunderstood;
    const started = await calls.start(token);
    // A token that is dead at birth would be asked for again and again.
    if (started.kind === "expired") return { kind: "refused", message: "The assistant cannot be started here." };
    return keep(started, { isNew: true, signal });
  };

  const keep = (
    outcome: Outcome,
    { isNew, known, signal }: { isNew: boolean; known?: string; signal: AbortSignal },
  ): Joined | Failure => {
    if (outcome.kind !== "ok") return outcome;
    const started = readStarted(outcome.body, known);
    if (started === undefined || signal.aborted) return misunderstood;
    session.write({ conversationId: started.conversationId, token: started.token });
    if (isNew) hasHistory = true;
    return { kind: "joined", isNew, streamUrl: started.streamUrl };
  };

  const resume = async ({ conversationId, token }: Place, signal: AbortSignal): Promise<Joined | Failure> => {
    const missed = await catchUp();
    if (missed.kind !== "ok") return missed;
    return keep(await calls.reconnect(conversationId, token, watermark), {
      isNew: false,
      known: conversationId,
      signal,
    });
  };

  const poll = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      await pause(document.hidden ? pollMs * 5 : pollMs, signal);
      if (signal.aborted || (await catchUp()).kind !== "ok") return;
    }
  };

  const follow = async (streamUrl: string | undefined, signal: AbortSignal): Promise<void> => {
    const refreshing = setInterval(() => void refresh(calls, session), refreshMs);
    if (canStream && streamUrl !== undefined) {
      const line = await followStream(streamUrl, (set) => take(set), signal).catch(() => ({ opened: false }));
      canStream = line.opened;
    } else {
      await catchUp();
      await poll(signal);
    }
    clearInterval(refreshing);
  };

  /** Joins and follows until the line drops. Gives the pause before the next try, undefined where none is to follow. */
  const stay = async (signal: AbortSignal, failures: number): Promise<number | undefined> => {
    const place = session.read();
    const joined = await (place === undefined ? begin(signal) : resume(place, signal));
    if (signal.aborted) return undefined;
    if (joined.kind === "joined") {
      events.joined(joined.isNew);
      await follow(joined.streamUrl, signal);
      return growingMs(failures);
    }
    events.failed(joined);
    if (joined.kind === "expired" || joined.kind === "refused") return undefined;
    return joined.kind === "busy" ? joined.waitMs : growingMs(failures);
  };

  const keepOpen = async (signal: AbortSignal): Promise<void> => {
    let failures = 0;
    for (;;) {
      const since = Date.now();
      const waitMs = await stay(signal, failures);
      if (waitMs === undefined || signal.aborted) return;
      failures = Date.now() - since > steadyMs ? 0 : failures + 1;
      await pause(waitMs, signal);
    }
  };

  const close = (): void => running?.abort();

  return {
    open() {
      close();
      running = new AbortController();
      void keepOpen(running.signal);
    },
    close,
    async forget() {
      const place = session.read();
      close();
      session.clear();
      watermark = "";
      hasHistory = false;
      return place === undefined ? undefined : calls.forget?.(place.conversationId, place.token);
    },
    catchUp,
    async post(text, clientActivityID) {
      const place = session.read();
      if (place === undefined) return misunderstood;
      const activity = {
        type: "message",
        text,
        locale: "en-GB",
        from: { id: "visitor" },
        channelData: { clientActivityID },
      };
      return calls.post(place.conversationId, place.token, activity);
    },
  };
}

async function refresh(calls: Calls, session: Session): Promise<void> {
  const place = session.read();
  if (place === undefined) return;
  const outcome = await calls.refresh(place.token);
  const started = outcome.kind === "ok" ? readStarted(outcome.body, place.conversationId) : undefined;
  const current = session.read();
  if (started === undefined || current?.token !== place.token) return;
  session.write({ ...place, token: started.token });
}
