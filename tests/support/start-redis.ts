import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { createClient } from "@redis/client";
import { freePort } from "./ports.js";

/** A real redis-server of this test, on a port and in a folder of its own, which keeps what it is told (`appendonly yes`). */
export interface RunningRedis {
  readonly url: string;
  /** Ends it as a crash does, and starts it again on the same folder. */
  restart(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops its process from running, without ending it, until the function that this gives is called. */
  freeze(): () => void;
  /** Runs one command, as an operator does. */
  command(...words: string[]): Promise<unknown>;
  /** Listens to all channels; gives what has been said on them since. */
  listenToAll(): Promise<() => readonly string[]>;
  /** All keys with all that is in them, and its files, as anybody reads them who gets hold of them. */
  everything(): Promise<string>;
  stop(): Promise<void>;
}

const program = process.env["REDIS_SERVER"] ?? "/usr/bin/redis-server";

export async function startRedis(): Promise<RunningRedis> {
  const folder = mkdtempSync(path.join(tmpdir(), "redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const listeners: { destroy(): void }[] = [];
  let child = await run(folder, port);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  const start = async (): Promise<void> => {
    child = await run(folder, port);
  };
  const command = (...words: string[]): Promise<unknown> => withClient(url, (send) => send(words));
  return {
    url,
    kill,
    start,
    async restart() {
      await kill();
      await start();
    },
    freeze() {
      child.kill("SIGSTOP");
      return () => void child.kill("SIGCONT");
    },
    command,
    async listenToAll() {
      const heard: string[] = [];
      const listener = createClient({ url });
      listener.on("error", () => undefined);
      listeners.push(listener);
      await listener.connect();
      await listener.pSubscribe("*", (message, channel) => void heard.push(channel, message));
      return () => heard;
    },
    async everything() {
      await command("SAVE");
      const keys = await withClient(url, readAll);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "latin1"));
      return [...keys, ...files].join("\n");
    },
    async stop() {
      for (const listener of listeners) listener.destroy();
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(folder: string, port: number): Promise<ChildProcess> {
  const settings = ["--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes", "--appendfsync", "always"];
  const child = spawn(program, ["--port", String(port), ...settings], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) if (line.includes("Ready to accept connections")) break;
  child.stdout.resume();
  return child;
}

type Send = (words: string[]) => Promise<unknown>;

async function withClient<T>(url: string, work: (send: Send) => Promise<T>): Promise<T> {
  const client = createClient({ url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work((words) => client.sendCommand(words));
  } finally {
    client.destroy();
  }
}

const readers: Record<string, (key: string) => string[]> = {
  string: (key) => ["GET", key],
  stream: (key) => ["XRANGE", key, "-", "+"],
  hash: (key) => ["HGETALL", key],
  set: (key) => ["SMEMBERS", key],
};

async function readAll(send: Send): Promise<string[]> {
  const keys = (await send(["KEYS", "*"])) as string[];
  const found: string[] = [];
  for (const key of keys) {
    const type = String(await send(["TYPE", key]));
    const reader = readers[type];
    if (reader === undefined) throw new Error(`no way to read a ${type} is known here`);
    found.push(key, JSON.stringify(await send(reader(key))));
  }
  return found;
}
