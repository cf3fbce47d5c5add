import { textOn } from "../../src/content/dated-text.js";
import type { Entry, Snapshot } from "../../src/content/snapshot.js";
import { realSnapshot } from "../support/real-content.js";
import { runKb } from "../support/run-kb.js";

let snapshot: Snapshot;
let entries: Entry[];
beforeAll(async () => {
  snapshot = await realSnapshot();
  entries = [...snapshot.entries.values()];
});

describe("the real knowledge", () => {
  it("has nothing wrong in it, and little that could be better", async () => {
    const { status, stdout } = await runKb(["check", "--json", "--on", "2026-11-25"]);
    const { findings } = JSON.parse(stdout);
    expect(findings.filter(({ level }: { level: string }) => level === "error")).toEqual([]);
    expect(status).toBe(0);
    expect(findings.length).toBeLessThan(20);
  }, 180_000);

  it("answers much and signposts the rest", () => {
    expect(entries.filter(({ kind }) => kind === "answer").length).toBeGreaterThanOrEqual(36);
    expect(entries.filter(({ kind }) => kind === "signpost").length).toBeGreaterThanOrEqual(20);
  });

  it("has an easy-read version of every entry", () => {
    expect(entries.filter(({ easyRead }) => easyRead === undefined).map(({ id }) => id)).toEqual([]);
  });

  it("knows at least a dozen ways to ask for every answer", () => {
    expect(
      entries.filter(({ kind, phrasings }) => kind === "answer" && phrasings.length < 12).map(({ id }) => id),
    ).toEqual([]);
  });

  it("never says that a past inspection will happen", () => {
    const wrong = entries.filter(({ text, easyRead }) =>
      /(?:will|is due to|is going to)\b[^.]*Autumn 2025/i.test(
        textOn(text, "2026-11-23") + textOn(easyRead ?? [], "2026-11-23"),
      ),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("has no telephone number but those of site.yaml", () => {
    const known = new Set([
      "01905768153",
      "01905845579",
      "01905822666",
      "01905768020",
      "08001111",
      "08088005000",
      "116123",
      "85258",
    ]);
    const strange = entries.flatMap(({ id, text }) =>
      (
        textOn(text, "2026-11-23")
          .replace(/\]\([^)]*\)/g, "]")
          .match(/\b0\d[\d ]{7,}\d\b/g) ?? []
      )
        .filter((number) => !known.has(number.replace(/ /g, "")))
        .map((number) => `${id}: ${number}`),
    );
    expect(strange).toEqual([]);
  });
});
