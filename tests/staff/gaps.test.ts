import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { shareRedis } from "../../src/stores/redis/share-redis.js";
import { openSqliteStore } from "../../src/stores/sqlite-store.js";
import { startRedis } from "../support/start-redis.js";

const root = path.join(__dirname, "..", "..");

describe("kb gaps", () => {
  let DATA_DIR: string;
  beforeEach(() => {
    DATA_DIR = mkdtempSync(path.join(tmpdir(), "gaps-"));
  });
  afterEach(() => rmSync(DATA_DIR, { recursive: true }));

  function gaps(given: readonly string[] = [], settings: Record<string, string> = {}) {
    const environment = { PATH: process.env["PATH"] ?? "", DATA_DIR, ...settings };
    return spawnSync(process.execPath, ["dist/cli.js", "gaps", ...given], {
      cwd: root,
      env: environment,
      encoding: "utf8",
    });
  }

  it("says that nothing has been asked where there are no data", () => {
    expect(gaps()).toMatchObject({ status: 0, stdout: expect.stringContaining("Nothing has been asked yet") });
  });

  it("groups what had no answer by likeness, the most frequent first, and names answers that did not help", async () => {
    const store = openSqliteStore(DATA_DIR, () => new Date());
    const today = new Date().toISOString().slice(0, 10);
    const unanswered = { channel: "directline", kind: "no-answer", name: "no-answer" } as const;
    const newsletter = { channel: "directline", kind: "answer", name: "newsletter" } as const;
    await store.countTurns(
      [
        { ...unanswered, question: "lego club near me" },
        { ...unanswered, question: "do you run lego clubs" },
        { ...unanswered, question: "do you run lego clubs" },
        { ...unanswered, name: "no-answer/other-topics", question: "who won the football" },
        { ...unanswered, question: "xylophone" },
        { ...unanswered, question: "quizzical marmalade vortex" },
        { ...unanswered, question: "a vortex of marmalade" },
        { ...newsletter, question: "how do I get the newsletter" },
      ],
      today,
    );
    for (const useful of [true, false, false]) await store.countFeedback({ entry: "newsletter", useful }, today);
    await store.close();
    const { unanswered: groups, badlyRated } = JSON.parse(gaps(["--json"]).stdout);
    expect(groups[0].times).toBe(3);
    expect(groups[0].questions[0]).toEqual({ question: "do you run lego clubs", times: 2 });
    const alike = [
      { question: "quizzical marmalade vortex", times: 1 },
      { question: "a vortex of marmalade", times: 1 },
    ];
    expect(groups.slice(-2)).toEqual([
      { nearest: [], times: 2, questions: expect.arrayContaining(alike) },
      { nearest: [], times: 1, questions: [{ question: "xylophone", times: 1 }] },
    ]);
    expect(badlyRated).toEqual([
      {
        entry: "newsletter",
        useful: 1,
        notUseful: 2,
        questions: [{ question: "how do I get the newsletter", times: 1 }],
      },
    ]);
    expect(gaps().stdout).toContain("newsletter: 2 said it did not help, 1 that it did");
  });

  it("reads what all instances have counted where they share Redis, and says so where that is away", async () => {
    const redis = await startRedis();
    const secret = "a secret of these tests, the same for all";
    const shared = await shareRedis({ url: redis.url, secret, retentionMs: 1000, insightDays: 90 }, () => undefined);
    const today = new Date().toISOString().slice(0, 10);
    const asked = { channel: "directline", kind: "no-answer", name: "no-answer", question: "xylophone" } as const;
    await shared.store.countTurns([asked, asked], today);
    await shared.store.close();
    const settings = { REDIS_URL: redis.url, TOKEN_SECRET: secret };
    const { stdout } = gaps(["--json"], settings);
    expect(JSON.parse(stdout).unanswered).toEqual([
      { nearest: [], times: 2, questions: [{ question: "xylophone", times: 2 }] },
    ]);
    await redis.kill();
    expect(gaps([], settings)).toMatchObject({ status: 1, stderr: "Redis cannot be reached\n" });
    await redis.stop();
  });
});
