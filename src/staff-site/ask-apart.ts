import { fork } from "node:child_process";
import path from "node:path";

const longestMs = 120_000;

/**
 * Sends a request to a process of its own and gives what it answers, so that no visitor waits for it. `file` is its path without the ending. Rejects when it
 * fails or takes two minutes.
 */
export function askApart<Answer>(file: string, request: object): Promise<Answer> {
  // The same ending as this file: compiled as a rule, TypeScript in development.
  const child = fork(`${file}${path.extname(__filename)}`, {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return new Promise<Answer>((resolve, reject) => {
    child.once("message", (answer: Answer) => resolve(answer));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${path.basename(file)} ended with ${code} and without an answer`)));
    child.send(request, (error) => (error === null ? undefined : reject(error)));
    setTimeout(() => reject(new Error(`${path.basename(file)} took too long`)), longestMs).unref();
  }).finally(() => void child.kill());
}
