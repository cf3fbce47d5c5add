import fc from "fast-check";
import { layWords, wordsOver } from "../../src/language/word-table.js";

describe("a table of words", () => {
  it("knows the words that it was given, in their order, and no others, whatever their script", () => {
    const word = fc.string({ unit: "binary", maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.integer())), fc.array(word), (given, others) => {
        const expected = new Map(given);
        const words = wordsOver(layWords(expected));
        expect([...words]).toEqual([...expected]);
        expect(words.size).toBe(expected.size);
        for (const one of [...expected.keys(), ...others]) {
          expect(words.get(one)).toBe(expected.get(one));
          expect(words.has(one)).toBe(expected.has(one));
        }
      }),
    );
  });

  it("tells words apart that only together are the same letters", () => {
    const words = wordsOver(
      layWords(
        new Map([
          ["ab", 1],
          ["c", 2],
          ["", 3],
        ]),
      ),
    );
    expect(["ab", "c", "", "a", "bc", "abc"].map(words.get)).toEqual([1, 2, 3, undefined, undefined, undefined]);
  });
});
