import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** Sessions that were ended before their time was over, by their ids. */
export interface EndedSessions {
  has(id: string): boolean;
  /** Rejects when it cannot be kept: it then holds until the server stops. */
  add(id: string): Promise<void>;
}

const kept = z.record(z.string(), z.number());

/** Opens the list in `staff-ended.json` of the folder, which outlives the server; an id is forgotten once its session is over by itself. */
export function openEndedSessions(folder: string, lifeMs: number, now: () => number): EndedSessions {
  const file = path.join(folder, "staff-ended.json");
  const until = new Map(Object.entries(readKept(file)));
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, JSON.stringify(Object.fromEntries(until)), { mode: 0o600 });
  };
  return {
    has: (id) => until.has(id),
    add(id) {
      for (const [old, end] of until) if (end < now()) until.delete(old);
      until.set(id, now() + lifeMs);
      const written = writing.then(write);
      writing = written.catch(() => undefined);
      return written;
    },
  };
}

/** A list that is not there or was cut off counts as empty. */
function readKept(file: string): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {};
  }
}
