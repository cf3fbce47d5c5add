import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(__dirname, "..", "..");
const text = readFileSync(path.join(root, "docs", "accessibility.md"), "utf8");
const criteria = text.split("\n").filter((line) => /^\| \d\.\d\.\d+ /.test(line));
const proofs = [...text.matchAll(/`([\w/-]+\.test\.ts) › ([^`]+)`/g)];

describe("docs/accessibility.md", () => {
  it("has a row for each of the 55 criteria of WCAG 2.2 A and AA", () => {
    const levels = criteria.map((line) => line.split("|")[2]?.trim());
    expect(levels.filter((level) => level === "A")).toHaveLength(31);
    expect(levels.filter((level) => level === "AA")).toHaveLength(24);
  });

  it("names only tests that there are", () => {
    const missing = proofs.filter(([, file = "", name = ""]) => {
      const place = path.join(root, "tests", file);
      return !existsSync(place) || !readFileSync(place, "utf8").includes(name);
    });
    expect(missing.map(([proof]) => proof)).toEqual([]);
    expect(proofs.length).toBeGreaterThan(30);
  });

  it("claims nothing without a test, a manual look or a reason", () => {
    const bare = criteria.filter((line) => !/\.test\.ts › |Looked at|Nothing of the kind/.test(line));
    expect(bare).toEqual([]);
  });
});
