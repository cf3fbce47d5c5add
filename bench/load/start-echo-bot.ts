import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

/** A server of the bench: where it listens, and how to end it. */
export interface Contender {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<unknown>;
}

/** Starts the echo bot in a process of its own; a durable one writes each turn to disk before it acknowledges it. Its secret is a text or a key object. */
export async function startEchoBot(kind: "durable" | "in memory", secret: "text" | "key" = "text"): Promise<Contender> {
  const folder = mkdtempSync(path.join(tmpdir(), "echo-bot-"));
  const script = path.join(__dirname, "echo-bot.ts");
  const given = ["--import", "tsx", script, secret, ...(kind === "durable" ? [folder] : [])];
  const child = spawn(process.execPath, given, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const url = /"address":"([^"]+)"/.exec(String(line))?.[1] ?? "";
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      const exit = once(child, "exit");
      child.kill();
      await exit;
      rmSync(folder, { recursive: true });
    },
  };
}
