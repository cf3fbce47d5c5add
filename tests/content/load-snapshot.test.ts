import { rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { loadSnapshot } from "../../src/content/load-snapshot.js";
import { entryFile, makeContent, type TemporaryContent } from "./content-folders.js";

let content: TemporaryContent;
beforeEach(() => {
  content = makeContent();
});
afterEach(() => content.remove());

/** The problems, each as `file:line what`. */
async function problems(): Promise<string[]> {
  const result = await loadSnapshot(content);
  return result.kind === "loaded" ? [] : result.problems.map(({ file, line, what }) => `${file}:${line} ${what}`);
}

describe("content that is whole", () => {
  it("is loaded, by the names of its files", async () => {
    const result = await loadSnapshot(content);
    if (result.kind !== "loaded") throw new Error(JSON.stringify(result.problems));
    expect([...result.snapshot.entries.keys()]).toEqual(["spring"]);
    expect(result.snapshot.steps.get("welcome")?.text).toEqual([{ markdown: "This is welcome.", line: 3 }]);
    expect(result.snapshot.entries.get("spring")?.source.url).toBe("https://example.org/page");
  });

  it("gives the same version for the same files and another after an edit", async () => {
    const version = async () => {
      const result = await loadSnapshot(content);
      return result.kind === "loaded" ? result.snapshot.version : "broken";
    };
    const first = await version();
    expect(await version()).toBe(first);
    content.write("knowledge/dates/spring.md", entryFile({}, "It is in summer."));
    expect(await version()).not.toBe(first);
  });

  it("may be saved by other editors: with a byte order mark, and with line ends of Windows or old Macs", async () => {
    content.write("knowledge/dates/spring.md", `\uFEFF${entryFile().replaceAll("\n", "\r\n")}`);
    content.write("knowledge/dates/autumn.md", entryFile({ question: "And then?" }).replaceAll("\n", "\r"));
    const result = await loadSnapshot(content);
    if (result.kind !== "loaded") throw new Error(JSON.stringify(result.problems));
    expect(result.snapshot.entries.get("spring")?.text).toEqual([{ markdown: "It is in spring.", line: 10 }]);
    expect(result.snapshot.entries.get("autumn")?.text).toEqual([{ markdown: "It is in spring.", line: 10 }]);
  });

  it("passes over hidden files, README.md and files of other kinds", async () => {
    content.write("knowledge/.spring.md.swp.md", "half an edit");
    content.write("knowledge/.git/notes.md", "not an entry");
    content.write("knowledge/README.md", "how to write an entry");
    content.write("knowledge/picture.png", Buffer.from([0xff, 0xd8]));
    expect(await problems()).toEqual([]);
  });

  it("may hold a link to a file inside the folder", async () => {
    content.write("knowledge/.drafts/autumn.md", entryFile({ question: "And then?" }));
    symlinkSync(path.join(content.knowledge, ".drafts", "autumn.md"), path.join(content.knowledge, "autumn.md"));
    const result = await loadSnapshot(content);
    expect(result.kind === "loaded" && [...result.snapshot.entries.keys()].sort()).toEqual(["autumn", "spring"]);
  });
});

describe("broken content", () => {
  it("is told of all at once, by file and line, each with how to mend it", async () => {
    content.write("knowledge/a-no-question.md", entryFile({ question: undefined }));
    content.write("knowledge/b-bad-date.md", entryFile({ question: "B?", checked: "2026-02-30" }));
    content.write("knowledge/c-dead-related.md", entryFile({ question: "C?", related: "[nowhere]" }));
    content.write("knowledge/d-broken-yaml.md", '---\nquestion: D?\ntopic: "open\n---\nText.\n');
    content.write("knowledge/e-open-block.md", entryFile({ question: "E?" }, "Always.\n\n::: until 2027-05-31\nNow."));
    content.write("knowledge/f-bad-link.md", entryFile({ question: "F?" }, "See\n[this](nowhere)."));
    content.write("knowledge/g-bad-source.md", entryFile({ question: "G?", source: "nowhere" }));
    content.write("knowledge/h-same.md", entryFile({ question: "H?", "also asked": '["when IS it"]' }));
    content.write("dialogs/small-talk/hello.md", "---\nchoices:\n  - say: Go\n    step: nowhere\n---\nHello.\n");
    expect(await problems()).toEqual([
      'dialogs/small-talk/hello.md:3 The choice "Go" leads to "nowhere", which is no step.',
      'knowledge/a-no-question.md:2 "question" is missing or empty.',
      expect.stringMatching(/^knowledge\/b-bad-date\.md:6 "checked" is not right: it must be a date/),
      'knowledge/c-dead-related.md:8 It refers to "nowhere", which is no entry.',
      expect.stringMatching(/^knowledge\/d-broken-yaml\.md:\d This is not valid YAML: /),
      "knowledge/e-open-block.md:12 This dated block is not closed.",
      'knowledge/f-bad-link.md:11 There is no link named "nowhere".',
      'knowledge/g-bad-source.md:5 There is no link named "nowhere".',
      'knowledge/h-same.md:3 The phrasing "when IS it" stands in knowledge/dates/spring.md too.',
    ]);
    const result = await loadSnapshot(content);
    expect(result.kind === "broken" && result.problems.filter(({ mend }) => mend === "")).toEqual([]);
  });

  it.each([
    ["a key that is not known", entryFile({ qestion: "When?" }), 'The key "qestion" is not known here.'],
    ["HTML", entryFile({}, "<b>Spring</b>"), "HTML is not used here."],
    ["no text", entryFile({}, ""), "There is no text."],
    ["an empty easy-read part", entryFile({}, "Text.\n\n## Easy read\n"), "The easy-read part is empty."],
    [
      "a block in a block",
      entryFile({}, "::: until 2027-01-01\n::: after 2027-01-01\nX\n:::"),
      "A dated block begins inside another.",
    ],
    ["a block that was not opened", entryFile({}, "Text.\n:::"), "Three colons close a block that was not opened."],
    ["a block with a day that is none", entryFile({}, "::: until 2027-02-30\nText.\n:::"), "2027-02-30 is not a date."],
    ["a block of another kind", entryFile({}, "::: before 2027-02-01\nText.\n:::"), "This block is not understood."],
    ["no front matter", "Text.\n", "The front matter is missing."],
    ["nothing in it", " \n", "This file is empty."],
    ["over 256 KiB", entryFile({}, "long ".repeat(60_000)), "This file is over 256 KiB."],
    ["letters that are not UTF-8", Buffer.from([0x2d, 0xe9, 0xff, 0x0a]), "This file is not plain text (UTF-8)."],
  ])("is told of: %s", async (_what, file, expected) => {
    content.write("knowledge/dates/spring.md", file);
    expect(await problems()).toContainEqual(expect.stringMatching(/^knowledge\/dates\/spring\.md:\d+ /));
    expect((await problems()).join("\n")).toContain(expected);
  });

  it("never follows a link out of the folder, nor one that leads nowhere", async () => {
    content.write("secret.md", entryFile({ question: "Secret?" }));
    symlinkSync(path.join(content.root, "secret.md"), path.join(content.knowledge, "out.md"));
    symlinkSync(path.join(content.root, "gone.md"), path.join(content.knowledge, "void.md"));
    expect(await problems()).toEqual([
      "knowledge/out.md:1 This link leads out of the content folder.",
      "knowledge/void.md:1 This link leads nowhere.",
    ]);
  });

  it("is told of two entries of one name and of a step that the program needs", async () => {
    content.write("knowledge/other/spring.md", entryFile({ question: "Again?" }));
    rmSync(path.join(content.dialogs, "yes.md"));
    expect(await problems()).toEqual([
      "dialogs/yes.md:1 This step is missing.",
      "knowledge/other/spring.md:1 knowledge/dates/spring.md has the same name.",
    ]);
  });

  it("is told of once, not again in each file that leads to it", async () => {
    content.write("knowledge/dates/spring.md", entryFile({ topic: undefined }, "See [the page](page)."));
    content.write("knowledge/dates/autumn.md", entryFile({ question: "And then?", related: "[spring]" }));
    content.write("knowledge/site.yaml", "name: Assistant\nlinks: {}\n");
    content.write("dialogs/welcome.md", "");
    content.write("dialogs/small-talk/hello.md", "---\nchoices:\n  - say: Go\n    step: welcome\n---\nHello.\n");
    expect(await problems()).toEqual([
      "dialogs/welcome.md:1 This file is empty.",
      'knowledge/dates/spring.md:2 "topic" is missing or empty.',
      'knowledge/site.yaml:1 "organisation" is missing or empty.',
    ]);
  });

  it("is told of where a whole folder is missing", async () => {
    const result = await loadSnapshot({ ...content, dialogs: path.join(content.root, "nowhere") });
    expect(result.kind === "broken" && result.problems.map(({ what }) => what)).toEqual(["This folder is missing."]);
  });
});
