import { rmSync } from "node:fs";
import path from "node:path";
import { type Library, type LibraryNews, openLibrary, type SnapshotCheck } from "../../src/content/library.js";
import type { Problem } from "../../src/content/problem.js";
import type { LongWork } from "../../src/search/long-work.js";
import { entryFile, makeContent, type TemporaryContent } from "./content-folders.js";

let content: TemporaryContent;
let library: Library;
let news: (count: number) => Promise<LibraryNews>;

/** Opens the library on the temporary content, and lets a test wait for its first, second … news. */
async function begin(check: SnapshotCheck = () => finding([])): Promise<void> {
  const told: LibraryNews[] = [];
  const waiting = new Set<() => void>();
  news = (count) =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = told[count - 1];
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
    });
  library = await openLibrary(content, { check, known: nothing }, (item) => {
    told.push(item);
    for (const look of waiting) look();
  });
}

/** Nothing is known of these contents. */
const nothing = () => undefined;

function* finding(problems: readonly Problem[]): LongWork<readonly Problem[]> {
  yield;
  return problems;
}

/** So many steps take far longer than a slice, yet come to an end where the loop does not turn. */
const longest = 1e8;

/** A check that goes on until the test lets it end, from the second snapshot on: an edit is being taken over meanwhile. */
function longCheck() {
  let begun = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let count = 0;
  let isEnded = false;
  function* check(): LongWork<readonly Problem[]> {
    count++;
    if (count > 1) begun();
    for (let waited = 0; count > 1 && !isEnded && waited < longest; waited++) yield;
    return [];
  }
  const end = (): void => {
    isEnded = true;
  };
  return { check, hasBegun, end };
}

function springText(): unknown {
  return library.current().entries.get("spring")?.text;
}

beforeEach(() => {
  content = makeContent();
});
afterEach(() => {
  library?.close();
  content.remove();
});

describe("the library", () => {
  it("serves an edited file without a restart", async () => {
    await begin();
    const before = library.current();
    content.write("knowledge/dates/spring.md", entryFile({}, "It is in summer."));
    expect((await news(1)).kind).toBe("renewed");
    expect(springText()).toEqual([{ markdown: "It is in summer.", line: 10 }]);
    expect(before.entries.get("spring")?.text).toEqual([{ markdown: "It is in spring.", line: 10 }]);
    expect(library.problems()).toEqual([]);
  });

  it("serves an edited file at once when it is asked to look", async () => {
    await begin();
    content.write("knowledge/dates/spring.md", entryFile({}, "It is in summer."));
    await library.look();
    expect(springText()).toEqual([{ markdown: "It is in summer.", line: 10 }]);
  });

  it("takes up a new file and lets go of a deleted one", async () => {
    await begin();
    content.write("knowledge/dates/autumn.md", entryFile({ question: "And then?" }));
    await news(1);
    expect([...library.current().entries.keys()].sort()).toEqual(["autumn", "spring"]);
    rmSync(path.join(content.knowledge, "dates", "autumn.md"));
    await news(2);
    expect([...library.current().entries.keys()]).toEqual(["spring"]);
  });

  it("keeps the last good knowledge through a broken edit, tells of it, and recovers when it is mended", async () => {
    await begin();
    content.write("knowledge/dates/spring.md", "no front matter");
    const told = await news(1);
    expect(told).toMatchObject({ kind: "kept", problems: [{ file: "knowledge/dates/spring.md", line: 1 }] });
    expect(library.problems()).toHaveLength(1);
    expect(springText()).toEqual([{ markdown: "It is in spring.", line: 10 }]);
    content.write("knowledge/dates/spring.md", entryFile({}, "It is in summer."));
    expect((await news(2)).kind).toBe("renewed");
    expect(springText()).toEqual([{ markdown: "It is in summer.", line: 10 }]);
    expect(library.problems()).toEqual([]);
  });

  it("keeps out an edit that another room cannot work with", async () => {
    const problem = { file: "dialogs/welcome.md", line: 1, what: "No.", mend: "Yes." };
    await begin(({ entries }) => finding(entries.has("autumn") ? [problem] : []));
    content.write("knowledge/dates/autumn.md", entryFile({ question: "And then?" }));
    expect(await news(1)).toEqual({ kind: "kept", problems: [problem] });
    expect([...library.current().entries.keys()]).toEqual(["spring"]);
  });

  it("serves the knowledge as it was until an edit is taken over whole", async () => {
    const { check, hasBegun, end } = longCheck();
    await begin(check);
    const before = library.current();
    content.write("knowledge/dates/spring.md", entryFile({}, "It is in summer."));
    const looked = library.look();
    await hasBegun;
    expect(library.current()).toBe(before);
    end();
    await looked;
    expect(springText()).toEqual([{ markdown: "It is in summer.", line: 10 }]);
  });

  it("finds an edit that comes while another is taken over", async () => {
    const { check, hasBegun, end } = longCheck();
    await begin(check);
    content.write("knowledge/dates/spring.md", entryFile({}, "It is in summer."));
    const looked = library.look();
    await hasBegun;
    content.write("knowledge/dates/spring.md", entryFile({}, "It is in late autumn."));
    end();
    await looked;
    expect(springText()).toEqual([{ markdown: "It is in summer.", line: 10 }]);
    await library.look();
    expect(springText()).toEqual([{ markdown: "It is in late autumn.", line: 10 }]);
    expect(library.problems()).toEqual([]);
  });

  it("gives up an edit in the middle when it is closed, and says nothing of it", async () => {
    const { check, hasBegun } = longCheck();
    const told: LibraryNews[] = [];
    library = await openLibrary(content, { check, known: nothing }, (item) => told.push(item));
    const before = library.current();
    content.write("knowledge/dates/spring.md", entryFile({}, "It is in summer."));
    const looked = library.look();
    await hasBegun;
    library.close();
    await looked;
    expect(library.current()).toBe(before);
    expect(library.problems()).toEqual([]);
    expect(told).toEqual([]);
  });

  it("tells of a fault in the middle of an edit, and keeps what it has", async () => {
    let count = 0;
    await begin(function* () {
      yield;
      if (++count > 1) throw new Error("No more memory");
      return [];
    });
    content.write("knowledge/dates/spring.md", entryFile({}, "It is in summer."));
    await library.look();
    expect(springText()).toEqual([{ markdown: "It is in spring.", line: 10 }]);
    expect(library.problems()).toEqual([]);
    expect(await news(1)).toMatchObject({
      kind: "kept",
      problems: [{ what: expect.stringMatching(/No more memory/) }],
    });
  });

  it("does not open on broken content, and says all that is wrong with it", async () => {
    content.write("knowledge/dates/spring.md", entryFile({ topic: undefined, source: "nowhere" }));
    content.write("dialogs/welcome.md", "");
    await expect(begin()).rejects.toThrow(/dialogs\/welcome\.md:1 .*\n.*knowledge\/dates\/spring\.md:2 {2}"topic"/s);
  });
});
