import { fork } from "node:child_process";
import path from "node:path";
import type { ChangeRequest, ChangeVerdict } from "../../staff/judge-change.js";

const longestMs = 120_000;

/** Judges a change in a process of its own, so that no visitor waits for it. Rejects when it fails or takes two minutes. */
export function judgeApart(request: ChangeRequest): Promise<ChangeVerdict> {
  // The same ending as this file: compiled as a rule, TypeScript in development.
  const file = path.join(__dirname, `judge-process${path.extname(__filename)}`);
  const child = fork(file, { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
  return new Promise<ChangeVerdict>((resolve, reject) => {
    child.once("message", (verdict: ChangeVerdict) => resolve(verdict));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The judge of a change ended with ${code} and without a verdict`)));
    child.send(request, (error) => (error === null ? undefined : reject(error)));
    setTimeout(() => reject(new Error("Judging a change took too long")), longestMs).unref();
  }).finally(() => void child.kill());
}
