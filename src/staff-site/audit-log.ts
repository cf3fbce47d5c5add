import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const changes = ["put an answer live", "added an answer", "retired an answer"] as const;
const drafting = [
  "could not change the files",
  "saved a draft",
  "asked for a review",
  "sent a draft back",
  "discarded a draft",
  "settled a conflict in git",
] as const;
const line = z.object({
  /** ISO 8601, UTC. */
  at: z.string(),
  /** The name and the provider's id of the person. */
  who: z.string(),
  id: z.string().optional(),
  did: z.enum(["signed in", "was refused", "signed out", ...changes, ...drafting]),
  /** The files that were changed, or the code of what was wrong. */
  what: z.array(z.string()).optional(),
  /** Who wrote what somebody else put live. */
  author: z.string().optional(),
});
const changing: ReadonlySet<string> = new Set(changes);
const editing: ReadonlySet<string> = new Set([...changes, ...drafting]);
export type AuditLine = z.infer<typeof line>;

/** Who of the staff did what, and when; a line is never changed. It holds nothing of visitors. */
export interface AuditLog {
  /** Rejects when the line cannot be written: what must be accounted for is then not done. */
  write(line: Omit<AuditLine, "at">): Promise<void>;
  /** The latest changes of answers, newest first. */
  readChanges(limit: number): Promise<AuditLine[]>;
  /** All that was done to answers and drafts, newest first. */
  readEdits(): Promise<AuditLine[]>;
}

/** The audit log as JSON lines in `staff-audit.jsonl` of the folder. */
export function makeAuditLog(folder: string, clock: () => Date): AuditLog {
  const file = path.join(folder, "staff-audit.jsonl");
  const read = async (): Promise<AuditLine[]> => {
    const text = await readFile(file, "utf8").catch(() => "");
    return text.split("\n").flatMap(readLine);
  };
  return {
    async write(entry) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await appendFile(file, `${JSON.stringify({ at: clock().toISOString(), ...entry })}\n`, { mode: 0o600 });
    },
    async readChanges(limit) {
      const lines = (await read()).filter((one) => changing.has(one.did));
      return lines.slice(-limit).reverse();
    },
    readEdits: async () => (await read()).filter((one) => editing.has(one.did)).reverse(),
  };
}

/** A line that a crash cut off is passed over. */
function readLine(text: string): AuditLine[] {
  try {
    return [line.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}
