import { readFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import { asEditOf } from "../../src/content/edit-entry.js";
import { entryFields } from "../../src/content/entry-fields.js";
import { entrySchema } from "../../src/content/read-entry.js";
import { realSnapshot } from "../support/real-content.js";

const root = path.join(__dirname, "..", "..");

/** The text as a program writes it that knows nothing of how it was written: all lists one item a line, long lines folded. */
function rewritten(text: string, change: (values: Record<string, unknown>) => object = (values) => values): string {
  const [, front = "", ...rest] = text.split(/^---\n/m);
  return `---\n${stringify(change(parse(front)))}---\n\n${rest.join("---\n").trim()}\n`;
}

async function texts(): Promise<string[]> {
  return [...(await realSnapshot()).entries.values()].map(({ file }) => readFileSync(path.join(root, file), "utf8"));
}

describe("an entry that another program wrote anew", () => {
  it("is every entry's own text again where nothing was changed", async () => {
    const all = await texts();
    expect(all.filter((text) => asEditOf(text, rewritten(text)) !== text)).toEqual([]);
    expect(all.length).toBeGreaterThan(50);
  });

  it("differs from every entry's text in the changed lines alone", async () => {
    for (const text of await texts()) {
      const changed = asEditOf(
        text,
        rewritten(text, (values) => ({ ...values, checked: "2027-01-02" })),
      );
      expect(changed).toBe(text.replace(/^checked: .*$/m, "checked: 2027-01-02"));
    }
  });

  it("has no empty keys that need not be there, and keeps the body as it was changed", async () => {
    const [text = ""] = await texts();
    const changed = asEditOf(text, `${rewritten(text, (values) => ({ ...values, kind: "", parts: [] }))}\nMore.\n`);
    expect(changed).toBe(`${text.trimEnd()}\n\nMore.\n`);
  });

  it("stays as it came where it is no entry", () => {
    expect(asEditOf("no front matter", "none either")).toBe("none either");
    expect(asEditOf("---\na: 1\n---\n", "---\n- list\n---\n")).toBe("---\n- list\n---\n");
  });
});

describe("the fields of an entry", () => {
  it("are the keys of its schema, each with words for an editor", () => {
    expect(entryFields().map(({ key }) => key)).toEqual(Object.keys(entrySchema.shape));
    expect(entryFields().filter(({ title, hint }) => title === "" || hint === "")).toEqual([]);
    expect(
      entryFields()
        .filter(({ isRequired }) => !isRequired)
        .map(({ key }) => key),
    ).toEqual(["parts", "kind", "examples"]);
  });
});
