import { parentPort, workerData } from "node:worker_threads";
import { type ChangeRequest, judgeChange } from "../../staff/judge-change.js";

// Runs in a thread of its own: `judgeInWorker` gives it a request and takes its verdict.
const request: ChangeRequest = workerData;
void judgeChange(request).then((verdict) => parentPort?.postMessage(verdict));
