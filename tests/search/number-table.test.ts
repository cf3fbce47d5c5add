import fc from "fast-check";
import { layNumbers, numberOf } from "../../src/search/number-table.js";

describe("a table of numbers", () => {
  it("knows the keys that it was given, large and negative ones too, and no others", () => {
    const key = fc.oneof(fc.integer(), fc.maxSafeInteger());
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer())), fc.array(key), (given, others) => {
        const expected = new Map(given);
        const table = layNumbers(expected);
        for (const one of [...expected.keys(), ...others]) expect(numberOf(table, one)).toBe(expected.get(one));
      }),
    );
  });
});
