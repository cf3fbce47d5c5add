import { readFileSync } from "node:fs";
import { copyContent } from "../support/own-content.js";
import { type StaffVisitor, signInByPassword, staffPassword } from "../support/staff-visitor.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { textIn } from "./put-text-live.js";

const content = copyContent();
const address = "/staff/answers/full-inspection/edit";
let server: RunningServer;
let staff: StaffVisitor;

beforeAll(async () => {
  server = await startServer({ ...content.settings, STAFF_PASSWORD: staffPassword });
  staff = await signInByPassword(server.url);
});
afterAll(async () => {
  await server?.stop();
  content.remove();
});

async function review(line: string): Promise<string> {
  const form = await staff.open(address);
  const text = textIn(form).replace("\n---\n", `\n---\n${line}\n\n`);
  return (await staff.send(address, { text, base: form.field("base") })).words;
}

/** The processes that the server has started and that still run. */
function others(): number[] {
  const listed = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, "utf8");
  return listed.split(" ").filter(Boolean).map(Number);
}

/** One that has ended may still stand in the list until somebody asks how it ended. */
function runs(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  while (runs(pid)) await new Promise((resolve) => setImmediate(resolve));
}

describe("the process in which changes are judged", () => {
  it("is one for all changes, is started anew when it was killed, and ends with the server", async () => {
    expect(await review("Our balloon will tell you more.")).toContain("What changes in the answers");
    const [first = 0, ...more] = others();
    expect([first > 0, more]).toEqual([true, []]);
    const [balloon, kite] = await Promise.all([review("Our balloon will fly."), review("Our kite will fly.")]);
    expect([balloon, kite]).toEqual([
      expect.stringContaining("Our balloon will fly."),
      expect.stringContaining("Our kite will fly."),
    ]);
    expect(others()).toEqual([first]);
    process.kill(first, "SIGKILL");
    expect(await review("Our sledge will tell you more.")).toContain("What changes in the answers");
    const [second = 0] = others();
    expect(second).not.toBe(first);
    await server.stop();
    await untilGone(second);
  });
});
