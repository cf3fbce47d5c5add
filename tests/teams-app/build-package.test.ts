import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import { freshState } from "../../src/conversation/state.js";
import { takeTurn } from "../../src/conversation/take-turn.js";
import { realSnapshot } from "../support/real-content.js";

const root = path.join(__dirname, "..", "..");
const settings = { MicrosoftAppId: "00000000-1111-2222-3333-444444444444", PUBLIC_URL: "https://bot.example:8443/" };

const folder = mkdtempSync(path.join(tmpdir(), "teams-package-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a script of the project as `npm run` does; gives how it ended and what it said. */
function runScript(
  script: string,
  { env = {}, args = [], input = "" }: { env?: object; args?: string[]; input?: string },
) {
  return spawnSync(process.execPath, ["--import", "tsx", path.join(root, script), ...args], {
    cwd: root,
    env: { PATH: process.env["PATH"], ...env },
    input,
    encoding: "utf8",
  });
}

function build() {
  const file = path.join(folder, "app.zip");
  const { status, stderr } = runScript("teams-app/build.ts", { env: settings, args: [file] });
  if (status !== 0) throw new Error(stderr);
  const files = unzipSync(readFileSync(file));
  return { files, manifest: JSON.parse(Buffer.from(files["manifest.json"] ?? []).toString("utf8")) };
}

/** A PNG's width, height, colour type and pixels. */
function readPng(bytes: Uint8Array | undefined) {
  const png = Buffer.from(bytes ?? []);
  const length = png.readUInt32BE(33);
  return {
    size: [png.readUInt32BE(16), png.readUInt32BE(20)],
    type: png[25],
    rows: inflateSync(png.subarray(41, 41 + length)),
  };
}

describe("the app package for Teams", () => {
  it("holds a manifest that Microsoft's schema finds nothing wrong with", () => {
    const { files, manifest } = build();
    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"]);
    expect(manifest).toMatchObject({
      manifestVersion: "1.30",
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      id: settings.MicrosoftAppId,
      validDomains: ["bot.example:8443"],
      bots: [{ botId: settings.MicrosoftAppId, scopes: ["personal", "team", "groupChat"] }],
      composeExtensions: [{ commands: [{ id: "searchAnswers" }, { id: "findAnswer", fetchTask: true }] }],
    });
  });

  it("is refused where the manifest is wrong", () => {
    const { manifest } = build();
    const wrong = { ...manifest, accentColor: "blue", name: { short: "x".repeat(31), full: "x" } };
    const problems = (given: object) =>
      JSON.parse(runScript("tests/teams-app/print-problems.ts", { input: JSON.stringify(given) }).stdout);
    expect(problems(manifest)).toEqual([]);
    expect(problems(wrong).length).toBeGreaterThanOrEqual(2);
  });

  it("is refused without the bot's id and an https address, naming both", () => {
    const { status, stderr } = runScript("teams-app/build.ts", { env: { PUBLIC_URL: "http://bot.example" } });
    expect(status).toBe(1);
    expect(stderr).toMatch(/MicrosoftAppId: .*\n {2}PUBLIC_URL: .*https:\/\//);
  });

  it("has the two icons in the sizes and colours that Teams asks for", () => {
    const { files } = build();
    const colour = readPng(files["color.png"]);
    const outline = readPng(files["outline.png"]);
    expect([colour.size, outline.size, colour.type, outline.type]).toEqual([[192, 192], [32, 32], 6, 6]);
    const pixels = Array.from({ length: 32 * 32 }, (_none, at) => {
      const start = Math.floor(at / 32) * (32 * 4 + 1) + 1 + (at % 32) * 4;
      return [...outline.rows.subarray(start, start + 4)];
    });
    expect(pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(pixels.some(([, , , alpha]) => alpha === 0) && pixels.some(([, , , alpha]) => alpha === 255)).toBe(true);
  });

  it("suggests only commands that the assistant knows", async () => {
    const { manifest } = build();
    const snapshot = await realSnapshot();
    const kinds = manifest.bots[0].commandLists[0].commands.map(
      ({ title }: { title: string }) =>
        takeTurn({ text: title }, freshState, snapshot, new Date("2026-11-23T12:00:00Z")).reply.kind,
    );
    expect(kinds).toEqual(["step", "answer", "answer", "answer", "step"]);
  });
});
