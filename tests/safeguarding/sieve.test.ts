import { cleanText } from "../../src/language/clean-text.js";
import { splitWords } from "../../src/language/split-words.js";
import { compilePattern, needsOf, stemRow } from "../../src/safeguarding/compile-pattern.js";
import { laySieve, sieveOver } from "../../src/safeguarding/sieve.js";
import { realSnapshot } from "../support/real-content.js";

describe("the sieve of patterns", () => {
  it("lets through every pattern that matches, of all that are shipped and all examples", async () => {
    const { steps, concernWords, concernExamples } = await realSnapshot();
    const patterns = [...steps.values()].flatMap(({ concern }) => concern?.patterns ?? []);
    const sieve = sieveOver(
      laySieve(
        patterns.map(({ pattern }) => needsOf(pattern, concernWords)),
        () => 1,
      ),
    );
    const all = patterns.map(({ pattern }) => ({ pattern, expression: compilePattern(pattern, concernWords) }));
    const texts = [...patterns.flatMap(({ examples }) => examples), ...[...concernExamples.values()].flat()];
    let tried = 0;
    for (const text of texts) {
      const row = stemRow(splitWords(cleanText(text)));
      const matching = all.filter(({ expression }) => expression.test(row)).map(({ pattern }) => pattern);
      const through = sieve(row.split(" ")).map((at) => patterns[at]?.pattern);
      tried += through.length;
      expect(through).toEqual(expect.arrayContaining(matching));
      expect(through).toEqual(all.map(({ pattern }) => pattern).filter((pattern) => through.includes(pattern)));
    }
    expect(tried).toBeLessThan((all.length * texts.length) / 5);
  });

  it("lets a pattern through that needs no word at all", () => {
    const sets = new Map<string, readonly string[]>();
    const sieve = sieveOver(laySieve([needsOf("(please)? ..", sets)], () => 0));
    expect(sieve(["whatever"])).toEqual([0]);
  });
});
