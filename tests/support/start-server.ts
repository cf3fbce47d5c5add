import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

/** The assistant in a process of its own, as `npm start` runs it. */
export interface RunningServer {
  readonly url: string;
  readonly dataFolder: string;
  readonly pid: number;
  /** All that it has written to its log so far. */
  log(): string;
  /** Ends it and waits until it is gone; gives its exit code, null after a kill. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const root = path.join(__dirname, "..", "..");

/**
 * Starts the built server on a free port with these settings, on its own data folder unless one is given; resolves when it listens. `under` is a
 * program that runs it, `built` another copy of what was built.
 */
export async function startServer(
  settings: Record<string, string> = {},
  under: readonly string[] = [],
  built = path.join(root, "dist"),
): Promise<RunningServer> {
  const dataFolder = settings["DATA_DIR"] ?? mkdtempSync(path.join(tmpdir(), "send-assistant-data-"));
  const environment = {
    PATH: process.env["PATH"] ?? "",
    PORT: "0",
    RATE_LIMIT: "off",
    TODAY: "2026-11-23",
    BOT_SDK: process.env["BOT_SDK"] ?? "",
    DATA_DIR: dataFolder,
    ...settings,
  };
  const [program = process.execPath, ...given] = [...under, process.execPath, path.join(built, "server.js")];
  const child = spawn(program, given, { cwd: root, env: environment });
  const lines: string[] = [];
  child.stderr.on("data", (text) => lines.push(String(text)));
  const url = await firstAddress(child, lines);
  let gone = false;
  const stop = async (signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> => {
    if (gone) return null;
    gone = true;
    const exit = once(child, "exit");
    child.kill(signal);
    const [code] = (await exit) as [number | null];
    if (settings["DATA_DIR"] === undefined && signal !== "SIGKILL")
      rmSync(dataFolder, { recursive: true, force: true });
    return code;
  };
  return { url, dataFolder, pid: child.pid ?? 0, log: () => lines.join("\n"), stop };
}

function firstAddress(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error("the server's output is not readable");
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      const found = /"address":"([^"]+)"/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${lines.join("\n")}`)));
  });
}
