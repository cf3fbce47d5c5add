import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { copyContent, type OwnContent } from "../support/own-content.js";

jest.setTimeout(180_000);

const root = path.join(__dirname, "..", "..");
const file = "knowledge/get-involved/newsletter.md";
let content: OwnContent;

function git(...args: string[]): { readonly status: number | null; readonly said: string } {
  const who = ["-c", "user.name=Edith", "-c", "user.email=edith@example.org"];
  const { status, stdout, stderr } = spawnSync("git", ["-C", content.root, ...who, ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", HOME: content.root, TODAY: "2026-11-25" },
  });
  return { status, said: stdout + stderr };
}

beforeEach(() => {
  content = copyContent({ isWhole: true });
  for (const name of ["src", "node_modules", "package.json", "tsconfig.json"])
    symlinkSync(path.join(root, name), path.join(content.root, name));
  content.commit();
  git("config", "core.hooksPath", path.join(root, ".github/hooks"));
});
afterEach(() => content.remove());

describe("the pre-commit hook", () => {
  it("stops a commit whose answers have an error, even where the file is mended and not yet added", () => {
    const right = content.read(file);
    content.write(file, `${right}\nSee [here](page).\n`);
    git("add", file);
    content.write(file, right);
    const { status, said } = git("commit", "--message", "Point at the page");
    expect(said).toMatch(/knowledge\/get-involved\/newsletter\.md:\d+ {2}error \(link-text\)/);
    expect(status).toBe(1);
  });

  it("lets a commit with advice alone pass, and shows it", () => {
    content.write(file, `${content.read(file)}\nThe baloon is red.\n`);
    const { status, said } = git("commit", "--all", "--message", "Tell of the balloon");
    expect(said).toContain('"baloon" is not in the dictionary.');
    expect(status).toBe(0);
  });

  it("does nothing for a commit without answers", () => {
    content.write("notes.txt", "Notes.\n");
    git("add", "notes.txt");
    const { status, said } = git("commit", "--message", "Take notes");
    expect(said).not.toContain("advice");
    expect(status).toBe(0);
  });
});
