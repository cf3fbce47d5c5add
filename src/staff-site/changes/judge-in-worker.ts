import path from "node:path";
import { Worker } from "node:worker_threads";
import type { ChangeRequest, ChangeVerdict } from "../../staff/judge-change.js";

const longestMs = 120_000;

/** Judges a change in a thread of its own, so that no visitor waits for it. Rejects when it fails or takes two minutes. */
export function judgeInWorker(request: ChangeRequest): Promise<ChangeVerdict> {
  // The same ending as this file: compiled as a rule, TypeScript in development.
  const worker = new Worker(path.join(__dirname, `judge-worker${path.extname(__filename)}`), { workerData: request });
  return new Promise<ChangeVerdict>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Judging a change took too long")), longestMs);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Error("The judge of a change ended without a verdict"));
    });
  }).finally(() => void worker.terminate());
}
