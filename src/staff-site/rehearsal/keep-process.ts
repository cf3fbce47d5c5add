import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { makeQueue } from "../in-turn.js";

const longestMs = 120_000;

/** Sends a request to the process and gives what it answers. Rejects when it fails or takes two minutes. */
export type AskProcess = <Answer>(request: object) => Promise<Answer>;

/**
 * A process of its own that answers one request after another. `file` is its path without the ending. It starts with the first request, is kept
 * while the next one comes within `idleMs`, since it has then loaded what that needs, and is ended after a request that failed.
 */
export function keepProcess(file: string, idleMs: number): AskProcess {
  const inTurn = makeQueue();
  let kept: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  const end = (): void => {
    kept?.kill();
    kept = undefined;
  };
  const name = path.basename(file);
  const answerTo = async <Answer>(request: object): Promise<Answer> => {
    const before = kept?.connected === true ? kept : undefined;
    kept = before ?? start(file);
    const outcome = await ask<Answer>(kept, request, name);
    if (outcome.kind === "answered") return outcome.answer;
    kept = undefined;
    // It may have ended since the last request, for want of memory say: then a new one is asked.
    if (before !== undefined) return answerTo(request);
    throw new Error(`${name} ended with ${outcome.code} and without an answer`);
  };
  return <Answer>(request: object) =>
    inTurn(async () => {
      clearTimeout(idle);
      try {
        return await answerTo<Answer>(request);
      } catch (error) {
        end();
        throw error;
      } finally {
        idle = setTimeout(end, idleMs).unref();
      }
    });
}

function start(file: string): ChildProcess {
  // The same ending as this file: compiled as a rule, TypeScript in development.
  const child = fork(`${file}${path.extname(__filename)}`, {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // Whoever asks hears of it; an error that nobody listens to would end the server.
  child.on("error", () => undefined);
  // The server does not wait for it to end, and without the server it ends by itself.
  child.unref();
  child.channel?.unref();
  return child;
}

type Outcome<Answer> =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "ended"; readonly code: number | null };

async function ask<Answer>(child: ChildProcess, request: object, name: string): Promise<Outcome<Answer>> {
  const over = new AbortController();
  const { signal } = over;
  const answered = new Promise<Outcome<Answer>>((resolve) => {
    child.once("message", (answer: Answer) => resolve({ kind: "answered", answer }));
  });
  const ended = once(child, "exit", { signal }).then(([code]) => ({ kind: "ended", code }) as const);
  const late = pause(longestMs, undefined, { signal, ref: false }).then(() => {
    throw new Error(`${name} took too long`);
  });
  // One that cannot be written to has ended, and is heard of by that.
  child.send(request, () => undefined);
  return Promise.race([answered, ended, late]).finally(() => over.abort());
}
