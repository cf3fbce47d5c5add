import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "libsql";
import { makeGroupCommit } from "../../src/stores/group-commit.js";

let folder: string;
let file: string;
let database: Database.Database;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "group-commit-"));
  file = path.join(folder, "said.sqlite");
  database = new Database(file);
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE said (words TEXT UNIQUE)");
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const say = (words: string) => (): string => {
  database.prepare("INSERT INTO said VALUES (?)").run(words);
  return words;
};
const said = (): unknown => database.prepare("SELECT words FROM said ORDER BY rowid").raw().all().flat();

describe("writes that come together", () => {
  it("are written in their order, each giving what its work gave", async () => {
    const group = makeGroupCommit(database, "the file");
    const given = await Promise.all(["one", "two", "three"].map((words) => group.write(say(words))));
    expect(given).toEqual(["one", "two", "three"]);
    expect(said()).toEqual(["one", "two", "three"]);
  });

  it("are in one transaction: a reader sees none of them before the last", async () => {
    const group = makeGroupCommit(database, "the file");
    const reader = new Database(file);
    const seen = (): unknown => reader.prepare("SELECT words FROM said").raw().all();
    const amid = await Promise.all([group.write(say("one")), group.write(seen), group.write(say("two"))]);
    expect([amid[1], seen()]).toEqual([[], [["one"], ["two"]]]);
    reader.close();
  });

  it("are kept, all but the one that fails, which alone is told so and why", async () => {
    const group = makeGroupCommit(database, "the file");
    const results = await Promise.allSettled(["one", "two", "one", "three"].map((words) => group.write(say(words))));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(said()).toEqual(["one", "two", "three"]);
    expect(results[2]).toMatchObject({
      reason: { message: expect.stringContaining("The conversation store the file"), cause: expect.any(Error) },
    });
  });

  it("are told of as undone before they are tried again by themselves", async () => {
    const done: string[] = [];
    const group = makeGroupCommit(database, "the file", () => done.push("undone"));
    const saying = (words: string) => () => done.push(say(words)());
    await Promise.allSettled(["one", "one"].map((words) => group.write(saying(words))));
    expect(done).toEqual(["one", "undone", "one", "undone"]);
  });

  it("are all told when nothing can be written", async () => {
    const group = makeGroupCommit(database, "the file");
    database.exec("PRAGMA query_only = ON");
    const results = await Promise.allSettled([group.write(say("one")), group.write(say("two"))]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("are written at once where somebody is about to close the file", async () => {
    const group = makeGroupCommit(database, "the file");
    const written = group.write(say("one"));
    group.flush();
    expect(said()).toEqual(["one"]);
    expect(await written).toBe("one");
  });
});
