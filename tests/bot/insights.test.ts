import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openSqliteStore } from "../../src/stores/sqlite-store.js";
import { openChat } from "../support/direct-line-calls.js";
import { startServer } from "../support/start-server.js";

describe("what is kept of turns", () => {
  it("is counted by day without what tells of a person, and nothing that was said in danger", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "insights-"));
    const server = await startServer({ DATA_DIR: folder });
    const chat = await openChat(server.url);
    const typed = [
      "I am Gareth Pellow of WR97 2YY, when is the next full inspection?",
      "can Oliver Bexcombe fly a balloon to 9 Sorrel Way",
      "my name is Marnie Oakhollow and I want to kill myself",
      "thanks",
    ];
    for (const text of typed) await chat.ask(text);
    expect(await server.stop()).toBe(0);
    const raw = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "latin1"));
    expect(`${raw.join("")}${server.log()}`).not.toMatch(
      /Pellow|WR97|Oakhollow|Bexcombe|Sorrel|kill myself|Gareth|Marnie/i,
    );
    const store = openSqliteStore(folder, () => new Date());
    const { turns, questions } = await store.readInsights("2026-01-01");
    await store.close();
    rmSync(folder, { recursive: true });
    expect(turns.map(({ kind, name, times }) => ({ kind, name, times }))).toEqual([
      { kind: "answer", name: "full-inspection", times: 1 },
      { kind: "crisis", name: "safeguarding/suicide-and-self-harm", times: 1 },
      { kind: "no-answer", name: "no-answer", times: 1 },
      { kind: "small-talk", name: "small-talk/thanks", times: 1 },
    ]);
    expect(questions.map(({ question }) => question).sort()).toEqual([
      "I am [name] of [postcode], when is the next full inspection?",
      "can [name] fly a balloon to [address]",
    ]);
  });
});
