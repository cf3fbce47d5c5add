import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openChat } from "../support/direct-line-calls.js";
import { type GitHost, hostContent, serveByHttp } from "../support/git-host.js";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { type StaffVisitor, signInByPassword, staffPassword } from "../support/staff-visitor.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { putTextLive } from "./put-text-live.js";

const file = "knowledge/what-happens-next/full-inspection.md";
const other = "knowledge/get-involved/newsletter.md";
const sayBalloon = (text: string): string => text.replace("\n---\n", "\n---\nOur balloon will tell you more.\n\n");
const sayKite = (text: string): string => text.replace("\n---\n", "\n---\nOur kite will tell you more.\n\n");

let content: OwnContent;
let host: GitHost;
const running: { stop(): unknown }[] = [];

beforeEach(() => {
  content = copyContent();
  host = hostContent(content);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  host?.remove();
  content?.remove();
});

async function start(settings: Record<string, string> = {}): Promise<{ server: RunningServer; staff: StaffVisitor }> {
  const server = await startServer({
    ...content.settings,
    STAFF_PASSWORD: staffPassword,
    CONTENT_GIT_REMOTE: host.path,
    ...settings,
  });
  running.push(server);
  return { server, staff: await signInByPassword(server.url) };
}

function localGit(...args: string[]): string {
  return execFileSync("git", ["-C", content.root, ...args], { encoding: "utf8" });
}

describe("a change that goes live", () => {
  it("is a commit by its author at the git host, and nothing else is in it", async () => {
    const { staff } = await start();
    content.write("dialogs/welcome.md", `${content.read("dialogs/welcome.md")}\nHalf done.\n`);
    localGit("add", "dialogs/welcome.md");
    const done = await putTextLive(staff, "full-inspection", sayBalloon);
    expect(done.words).toContain("The change is live");
    expect(done.words).not.toContain("not yet sent");
    expect(host.git("log", "-1", "--format=%an <%ae>%n%cn <%ce>%n%s", "main")).toBe(
      "Edith <no-reply@send-assistant.invalid>\nSEND assistant <no-reply@send-assistant.invalid>\nChange: When is the next full inspection?\n",
    );
    expect(host.git("show", "--name-only", "--format=", "main")).toBe(`${file}\n`);
    expect(host.git("show", `main:${file}`)).toContain("Our balloon");
    expect(localGit("diff", "--cached", "--name-only")).toBe("dialogs/welcome.md\n");
    expect((await staff.open("/staff/edits")).words).toContain("The git host has everything that is live here.");
  });

  it("runs no hook of the repository", async () => {
    const mark = path.join(content.root, "ran");
    for (const name of ["pre-commit", "commit-msg", "post-commit", "pre-push", "reference-transaction"])
      writeFileSync(path.join(content.root, ".git", "hooks", name), `#!/bin/sh\ntouch '${mark}'\nexit 1\n`, {
        mode: 0o755,
      });
    const { staff } = await start();
    await putTextLive(staff, "full-inspection", sayBalloon);
    expect(host.git("log", "-1", "--format=%s", "main")).toContain("Change: ");
    expect(existsSync(mark)).toBe(false);
  });

  it("adds and takes out files", async () => {
    const { staff } = await start();
    const fields = {
      question: "Is there a balloon for families?",
      topic: "Getting involved",
      answer: "Yes, there is a balloon.",
      source: "page",
    };
    const added = await staff.send("/staff/answers/new", fields);
    await staff.send("/staff/answers/live", { kept: added.field("kept") });
    expect(host.git("show", "--name-status", "--format=%s", "main")).toBe(
      "Add: Is there a balloon for families?\n\nA\tknowledge/get-involved/is-there-a-balloon-for-families.md\n",
    );
    const retired = await staff.open("/staff/answers/forum-former-name/retire");
    await staff.send("/staff/answers/live", { kept: retired.field("kept") });
    expect(host.git("show", "--name-status", "--format=%s", "main")).toContain(
      "D\tknowledge/get-involved/forum-former-name.md",
    );
  });

  it("goes by http to a host that wants a token, which stands in no log", async () => {
    const token = "a-token-for-tests";
    const site = await serveByHttp(host, token);
    running.push(site);
    const refused = await start({ CONTENT_GIT_REMOTE: site.url });
    expect((await putTextLive(refused.staff, "newsletter", sayKite)).words).toContain("Live, and not yet sent to git");
    await refused.server.stop();
    const { server, staff } = await start({ CONTENT_GIT_REMOTE: site.url, CONTENT_GIT_TOKEN: token });
    const done = await putTextLive(staff, "full-inspection", sayBalloon);
    expect(done.words).not.toContain("not yet sent");
    expect(host.git("log", "-2", "--format=%s", "main")).toBe(
      "Change: When is the next full inspection?\nChange: How do I get the newsletter?\n",
    );
    expect(server.log()).not.toContain(token);
  });
});

describe("a host that is away", () => {
  it("stops no change: it is live, shown as not yet sent, and sent when the host is back", async () => {
    const { server, staff } = await start();
    host.goAway();
    const done = await putTextLive(staff, "full-inspection", sayBalloon);
    expect(done.words).toContain("The change is live");
    expect(done.words).toContain("Live, and not yet sent to git.");
    const chat = await openChat(server.url);
    expect((await chat.ask("When is the next full inspection?"))[0]?.text).toContain("Our balloon");
    expect(localGit("log", "-1", "--format=%an %s")).toBe("Edith Change: When is the next full inspection?\n");
    host.comeBack();
    const page = await staff.send("/staff/edits/git", { go: "" });
    expect(page.words).toContain("The git host has everything that is live here.");
    expect(host.git("show", `main:${file}`)).toContain("Our balloon");
  });

  it("gets what was not sent after a restart", async () => {
    const first = await start();
    host.goAway();
    await putTextLive(first.staff, "full-inspection", sayBalloon);
    await first.server.stop();
    host.comeBack();
    const { staff } = await start();
    await staff.send("/staff/edits/git", { go: "" });
    expect(host.git("show", `main:${file}`)).toContain("Our balloon");
  });
});

describe("a host that moved meanwhile", () => {
  it("gives its changes, and takes ours beside them", async () => {
    const { staff } = await start();
    host.change(other, sayKite);
    await putTextLive(staff, "full-inspection", sayBalloon);
    expect(content.read(other)).toContain("Our kite");
    expect(host.git("show", `main:${other}`)).toContain("Our kite");
    expect(host.git("show", `main:${file}`)).toContain("Our balloon");
    expect((await staff.open("/staff/edits")).words).toContain("The git host has everything");
  });

  it("with other words for the same lines loses nothing: both stand until an editor chooses", async () => {
    const { staff } = await start();
    host.change(file, sayKite);
    const done = await putTextLive(staff, "full-inspection", sayBalloon);
    expect(done.words).toContain("The same lines were changed here and in git.");
    expect(content.read(file)).toContain("Our balloon");
    expect(content.read(file)).not.toContain("<<<<");
    expect(host.git("show", `main:${file}`)).toContain("Our kite");
    expect((await staff.open("/staff/edits")).words).toContain(file);
    const page = await staff.send("/staff/edits/git", { go: "theirs" });
    expect(page.words).toContain("The git host has everything");
    expect(content.read(file)).toContain("Our kite");
    expect(host.git("log", "--format=%s", "main")).toContain("Change: When is the next full inspection?");
    expect(host.git("show", `main:${file}`)).toBe(content.read(file));
  });

  it("with a fault is not taken over: the last good words stay, and it is said what is wrong", async () => {
    const { staff } = await start();
    host.change(other, (text) => text.replace(/^topic:.*\n/m, ""));
    const done = await putTextLive(staff, "full-inspection", sayBalloon);
    expect(done.words).toContain("does not pass the check");
    expect((await staff.open("/staff/edits")).words).toContain("“topic” is missing".replace(/[“”]/g, '"'));
    expect(content.read(other)).toContain("topic:");
    host.change(other, (text) => text.replace("source:", "topic: Getting involved\nsource:"));
    const page = await staff.send("/staff/edits/git", { go: "" });
    expect(page.words).toContain("The git host has everything");
    expect(host.git("show", `main:${file}`)).toContain("Our balloon");
  });
});

describe("without a repository", () => {
  it("files are written and nothing is said of git", async () => {
    const plain = copyContent();
    const server = await startServer({ ...plain.settings, STAFF_PASSWORD: staffPassword });
    running.push(server);
    const staff = await signInByPassword(server.url);
    const done = await putTextLive(staff, "full-inspection", sayBalloon);
    expect(done.words).not.toContain("git.");
    expect(readFileSync(path.join(plain.root, file), "utf8")).toContain("Our balloon");
    expect((await staff.open("/staff/edits")).words).toContain("The files are in no git repository");
    plain.remove();
  });

  it("but with a host, it is said that there is none to send", async () => {
    const plain = copyContent();
    const { staff } = await start(plain.settings);
    expect((await staff.send("/staff/edits/git", { go: "" })).words).toMatch(/Git says: .*not a git repository/);
    plain.remove();
  });
});
