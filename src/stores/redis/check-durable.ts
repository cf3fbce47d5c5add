import type { ReportStoreError } from "../store.js";

/** Reads of `INFO` whether Redis keeps what it has acknowledged, and reports what would lose it. Says nothing where Redis does not tell. */
export function checkDurable(info: string, report: ReportStoreError): void {
  if (/^aof_enabled:0\r?$/m.test(info))
    report("durability", new Error("Redis forgets when it ends: set appendonly yes (docs/operations.md)"));
  const policy = /^maxmemory_policy:(\S+)\r?$/m.exec(info)?.[1];
  if (policy !== undefined && policy !== "noeviction")
    report("durability", new Error(`Redis may drop conversations (${policy}): set maxmemory-policy noeviction`));
}
