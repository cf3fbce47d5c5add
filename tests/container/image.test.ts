import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openChat } from "../support/direct-line-calls.js";
import { freePort } from "../support/ports.js";
import { readDockerfile, type Setting, type Stage, settingOf } from "../support/read-dockerfile.js";
import { withoutRootRights } from "../support/without-root-rights.js";

// It installs all packages, as the image does.
jest.setTimeout(600_000);

const root = path.join(__dirname, "..", "..");
const [build, image] = readDockerfile(readFileSync(path.join(root, "Dockerfile"), "utf8"));
/** Steps that change the system outside the working directory: the test gives the server a folder, and takes this machine's packages. */
const outside = /^(?:mkdir \/data|apt-get) /;

/** Follows the steps of a stage in the folder that stands for its working directory. */
function follow({ instructions }: Stage, folder: string, stages: ReadonlyMap<string, string>): void {
  mkdirSync(folder);
  for (const { name, given } of instructions) {
    if (name === "COPY") copy(given, folder, stages);
    // As root in the image, with nothing but a path: what a step needs, the Dockerfile must have brought.
    if (name === "RUN" && !outside.test(given))
      execFileSync("sh", ["-c", given], { cwd: folder, env: bare(), stdio: ["ignore", "ignore", "inherit"] });
  }
}

function copy(given: string, folder: string, stages: ReadonlyMap<string, string>): void {
  const words = given.split(" ");
  const from = /^--from=(.+)$/.exec(words[0] ?? "")?.[1];
  const [to = "", ...names] = (from === undefined ? words : words.slice(1)).reverse();
  for (const name of names) {
    const target = path.join(folder, to.endsWith("/") ? path.join(to, path.basename(name)) : to);
    // What another stage has made is moved: it is only made to be copied.
    if (from !== undefined) renameSync(path.join(stages.get(from) ?? "", name.replace(/^\/app\//, "")), target);
    else cpSync(path.join(root, name), target, { recursive: true });
  }
}

function bare(): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" };
}

describe("the image, made of the Dockerfile's own steps", () => {
  let work: string;
  let app: string;
  let server: ChildProcess;
  let setting: Setting;
  let environment: Record<string, string>;
  let url: string;
  let log = "";

  beforeAll(async () => {
    if (build === undefined || image === undefined) throw new Error("the Dockerfile does not have two stages");
    work = mkdtempSync(path.join(tmpdir(), "image-"));
    app = path.join(work, "app");
    follow(build, path.join(work, "build"), new Map());
    follow(image, app, new Map([["build", path.join(work, "build")]]));
    setting = settingOf(image);
    const port = await freePort();
    const mine = { PATH: process.env["PATH"] ?? "", PORT: String(port), DATA_DIR: path.join(work, "data") };
    environment = { ...setting.environment, ...mine };
    url = `http://127.0.0.1:${port}`;
    // The container's file system may be read-only: what it may write is the data folder alone.
    mkdirSync(environment["DATA_DIR"] ?? "");
    execFileSync("chmod", ["-R", "a-w", app]);
    server = start([...withoutRootRights, ...setting.command]);
    server.stdout?.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
    while ((await check()) !== 0) if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}`);
  });
  afterAll(() => {
    server.kill("SIGKILL");
    execFileSync("chmod", ["-R", "u+w", app]);
    rmSync(work, { recursive: true });
  });

  const start = ([program = "", ...given]: readonly string[]): ChildProcess =>
    spawn(program, given, { cwd: app, env: environment, stdio: ["ignore", "pipe", "ignore"] });
  const check = async (): Promise<unknown> => (await once(start(setting.healthCheck), "exit"))[0];

  it("answers a question, and writes in its data folder alone", async () => {
    const chat = await openChat(url);
    const [answer] = await chat.ask("when is the full inspection?");
    expect(answer?.channelData).toMatchObject({ kind: "answer", entry: "full-inspection" });
    expect(readdirSync(environment["DATA_DIR"] ?? "")).toContain("conversations.sqlite");
    const page = await fetch(`${url}/assistant.js`);
    expect(page.status).toBe(200);
  });

  it("has what the build learnt of its content, and learns nothing at the start", () => {
    expect(log).toContain("learning read, as it was kept by the build");
  });

  it("has no tool that builds or tests, and no tests", () => {
    const tools = ["typescript", "esbuild", "jest", "tsx", "playwright-core", "@biomejs/biome", "@swc/core"];
    expect(tools.filter((name) => existsSync(path.join(app, "node_modules", name)))).toEqual([]);
    expect(readdirSync(app).sort()).toEqual(["dialogs", "dist", "knowledge", "node_modules", "package.json"]);
  });

  it("runs as somebody who is not root, on a slim Node 24", () => {
    expect(setting.user).toBe("node");
    expect([build?.from, image?.from]).toEqual(["node:24-slim", "node:24-slim"]);
  });

  it("ends with 0 when it is asked to stop, and is then not alive", async () => {
    const exit = once(server, "exit");
    server.kill("SIGTERM");
    expect((await exit)[0]).toBe(0);
    expect(await check()).toBe(1);
  });
});
