import { spawn } from "node:child_process";
import path from "node:path";

export interface KbResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const root = path.join(__dirname, "..", "..");

/** Runs the staff's command line, built, as an editor would, with settings of its own and, where asked for lines, with these. */
export function runKb(
  args: readonly string[],
  settings: Record<string, string> = {},
  lines: readonly string[] = [],
): Promise<KbResult> {
  const env = { PATH: process.env["PATH"] ?? "", TODAY: "2026-11-25", ...settings };
  const child = spawn(process.execPath, ["dist/cli.js", ...args], { cwd: root, env });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** The settings by which the command line uses two folders. */
export function settingsFor({ knowledge, dialogs }: { readonly knowledge: string; readonly dialogs: string }) {
  return { KNOWLEDGE_DIR: knowledge, DIALOGS_DIR: dialogs };
}
