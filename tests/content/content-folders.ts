import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { requiredSteps } from "../../src/content/check-references.js";
import type { ContentFolders } from "../../src/content/load-snapshot.js";

/** A small whole content of its own in a temporary folder, to be broken on purpose. */
export interface TemporaryContent extends ContentFolders {
  readonly root: string;
  /** Writes a file, `knowledge/…` or `dialogs/…`, and its folders. */
  write(file: string, content: string | Buffer): void;
  remove(): void;
}

const site = `name: Assistant
organisation: The partnership
links:
  page:
    title: The page
    url: https://example.org/page
    seen on: the page itself
    checked: 2026-11-23
`;

/** An entry's file; keys given replace the usual ones, and undefined leaves a key out. */
export function entryFile(keys: Record<string, string | undefined> = {}, body = "It is in spring."): string {
  const usual = {
    question: "When is it?",
    "also asked": "[]",
    topic: "Dates",
    source: "page",
    checked: "2026-11-23",
    "review by": "2027-05-31",
    related: "[]",
  };
  const lines = Object.entries({ ...usual, ...keys }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join("\n")}\n---\n${body}\n`;
}

export function makeContent(): TemporaryContent {
  const root = mkdtempSync(path.join(tmpdir(), "send-assistant-content-"));
  const write = (file: string, content: string | Buffer): void => {
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
  };
  write("knowledge/site.yaml", site);
  write("knowledge/glossary.yaml", "concepts: []\nspellings: {}\n");
  write("knowledge/dates/spring.md", entryFile());
  write("dialogs/safeguarding/words.yaml", "self: [myself]\n");
  for (const id of requiredSteps) write(`dialogs/${id}.md`, `---\n---\nThis is ${id}.\n`);
  return {
    root,
    knowledge: path.join(root, "knowledge"),
    dialogs: path.join(root, "dialogs"),
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
