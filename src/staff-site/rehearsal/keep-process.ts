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
  const running = (): ChildProcess => {
    if (kept?.connected !== true) kept = start(file);
    return kept;
  };
  return <Answer>(request: object) =>
    inTurn(async () => {
      clearTimeout(idle);
      try {
        return await ask<Answer>(running(), request, path.basename(file));
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

async function ask<Answer>(child: ChildProcess, request: object, name: string): Promise<Answer> {
  const over = new AbortController();
  const { signal } = over;
  const answered = new Promise<Answer>((resolve) => {
    child.once("message", (answer: Answer) => resolve(answer));
  });
  const ended = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`${name} ended with ${code} and without an answer`);
  });
  const late = pause(longestMs, undefined, { signal, ref: false }).then(() => {
    throw new Error(`${name} took too long`);
  });
  child.send(request);
  return Promise.race([answered, ended, late]).finally(() => over.abort());
}
