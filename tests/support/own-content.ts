import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A copy of the real `knowledge/` and `dialogs/` that a test may change. */
export interface OwnContent {
  /** The settings by which a server uses it. */
  readonly settings: Record<string, string>;
  readonly root: string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Makes it a git repository with one commit. */
  commit(): void;
  remove(): void;
}

const root = path.join(__dirname, "..", "..");

export function copyContent(): OwnContent {
  const folder = mkdtempSync(path.join(tmpdir(), "send-assistant-own-content-"));
  for (const name of ["knowledge", "dialogs"])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  const git = (...args: string[]): void => {
    execFileSync("git", ["-C", folder, "-c", "user.name=Edith", "-c", "user.email=edith@example.org", ...args], {
      stdio: "ignore",
    });
  };
  return {
    root: folder,
    settings: { KNOWLEDGE_DIR: path.join(folder, "knowledge"), DIALOGS_DIR: path.join(folder, "dialogs") },
    read: (file) => readFileSync(path.join(folder, file), "utf8"),
    write: (file, text) => writeFileSync(path.join(folder, file), text),
    commit() {
      git("init", "--quiet");
      git("add", "--all");
      git("commit", "--quiet", "--message", "Write the first answers");
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
