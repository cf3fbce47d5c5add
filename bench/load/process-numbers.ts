import { readFileSync } from "node:fs";

const ticksASecond = 100;

/** The milliseconds that a process of this machine has had a processor for: unlike the time that passed, it hardly depends on what else runs. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return ((Number(fields[11]) + Number(fields[12])) / ticksASecond) * 1000;
}

/** The resident memory of a process of this machine, in bytes. */
export function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}
