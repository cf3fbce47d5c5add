import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openChat } from "../support/direct-line-calls.js";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { startServer } from "../support/start-server.js";

const root = path.join(__dirname, "..", "..");

function addPhrasing(content: OwnContent): void {
  const file = "knowledge/get-involved/workshops.md";
  content.write(file, content.read(file).replace("also asked:\n", "also asked:\n  - tell me of the gatherings\n"));
}

async function expectToKnow(url: string, question: string, entry: string, danger: string): Promise<void> {
  const chat = await openChat(url);
  const [answer] = await chat.ask(question);
  expect(answer?.channelData).toMatchObject({ kind: "answer", entry });
  const [help] = await chat.ask(danger);
  expect(help?.channelData).toMatchObject({ kind: "crisis" });
}

/** What a server on these settings says of its learning in its log, after it has answered a question and noticed danger. */
async function startAndAsk(settings: Record<string, string>, built?: string): Promise<unknown> {
  const server = await startServer({ LOG_LEVEL: "info", ...settings }, [], built);
  try {
    await expectToKnow(server.url, "when is the full inspection?", "full-inspection", "I want to kill myself");
  } finally {
    await server.stop();
  }
  const lines = server.log().split("\n");
  const { level, message, because } = JSON.parse(lines.find((line) => line.includes("learning")) ?? "{}");
  return { level, message, because };
}

describe("a server that starts", () => {
  it("reads what the build has learnt, where the content is the one that was built", async () => {
    expect(await startAndAsk({})).toEqual({ level: "info", message: "learning read, as it was kept by the build" });
  });

  it("learns where staff have changed the content", async () => {
    const content = copyContent({ isWhole: true });
    addPhrasing(content);
    expect(await startAndAsk(content.settings)).toEqual({
      level: "info",
      message: "learning from the content",
      because: "the content is not the one that was built",
    });
    content.remove();
  });
});

describe("a server that has only read what it knows", () => {
  it("learns an edit that staff make while it runs", async () => {
    const content = copyContent({ isWhole: true });
    const server = await startServer({ ...content.settings, LOG_LEVEL: "info" });
    try {
      expect(server.log()).toContain("learning read");
      addPhrasing(content);
      while (!server.log().includes("content renewed")) await fetch(`${server.url}/healthz`);
      await expectToKnow(server.url, "tell me of the gatherings", "workshops", "I want to kil myself");
    } finally {
      await server.stop();
      content.remove();
    }
  });
});

describe("a server whose build is not as it was made", () => {
  let folder: string;
  let built: string;
  let learnt: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "send-assistant-built-"));
    built = path.join(folder, "dist");
    learnt = path.join(built, "learnt.bin");
    cpSync(path.join(root, "dist"), built, { recursive: true });
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const broken = "learning from the content, since what the build kept is broken";

  it.each<[string, (bytes: Buffer) => Buffer, string]>([
    ["cut off", (bytes) => bytes.subarray(0, bytes.length - 1), "the file is too short"],
    ["changed in one place", (bytes) => withByte(bytes, bytes.length >> 1), "the file is not as it was written"],
    ["something else", () => Buffer.from("<!DOCTYPE html>".repeat(500)), "the file is not one that the build writes"],
  ])("warns of a kept file that is %s, and learns", async (_what, change, because) => {
    writeFileSync(learnt, change(readFileSync(learnt)));
    const said = await startAndAsk({}, built);
    expect(said).toEqual({ level: "warn", message: broken, because: expect.stringContaining(because) });
  });

  it("never uses what other code has learnt", async () => {
    const code = path.join(built, "language", "stem.js");
    writeFileSync(code, `${readFileSync(code, "utf8")}\n// changed\n`);
    expect(await startAndAsk({}, built)).toMatchObject({ because: "the program is not the one that was built" });
  });

  it("keeps nothing where the content is broken when it is built, which goes on", () => {
    for (const name of ["knowledge", "dialogs"])
      cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    const build = (): string =>
      execFileSync(process.execPath, [path.join(built, "learning", "keep-learning.js")], { encoding: "utf8" });
    expect(build()).toBe("");
    expect(existsSync(learnt)).toBe(true);
    writeFileSync(path.join(folder, "knowledge", "broken.md"), "no front matter");
    expect(build()).toContain("the content is broken");
    expect(existsSync(learnt)).toBe(false);
  });

  it("learns where nothing was kept", async () => {
    rmSync(learnt);
    expect(await startAndAsk({}, built)).toMatchObject({
      level: "info",
      because: "nothing was learnt when the program was built",
    });
  });
});

function withByte(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
