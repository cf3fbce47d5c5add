import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * A copy of the real `knowledge/` and `dialogs/` that a test may change, with fewer phrasings and safeguarding examples unless it
 * is to be whole, since each change that is judged reads them all twice.
 */
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

export function copyContent({ isWhole = false } = {}): OwnContent {
  const folder = mkdtempSync(path.join(tmpdir(), "send-assistant-own-content-"));
  for (const name of ["knowledge", "dialogs"])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  if (!isWhole) thin(folder);
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

const phrasingsKept = { knowledge: 15, dialogs: 100 };
const examplesKept = 80;

/** Keeps the first phrasings of each answer without its examples, which need the others, the first of each step, and the first safeguarding examples of each kind. */
function thin(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    if (name.endsWith(".txt")) {
      writeFileSync(file, `${readFileSync(file, "utf8").split("\n").slice(0, examplesKept).join("\n")}\n`);
    } else if (name.endsWith(".md")) {
      const parts = readFileSync(file, "utf8").match(/^(.*?\n(?:also asked|heard as):\n)((?: {2}- [^\n]*\n)+)(.*)$/s);
      if (parts === null) continue;
      const [, before = "", phrasings = "", after = ""] = parts;
      const kept = phrasings
        .split("\n")
        .slice(0, phrasingsKept[name.startsWith("knowledge") ? "knowledge" : "dialogs"])
        .join("\n")
        .trimEnd();
      writeFileSync(file, `${before}${kept}\n${after.replace(/^examples:\n(?: {2}- [^\n]*\n)+/m, "")}`);
    }
  }
}
