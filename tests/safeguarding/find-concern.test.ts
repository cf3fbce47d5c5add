import type { Snapshot } from "../../src/content/snapshot.js";
import { compilePattern, stemRow } from "../../src/safeguarding/compile-pattern.js";
import { findByPattern, findConcern } from "../../src/safeguarding/find-concern.js";
import { checkConcerns } from "../../src/staff/check/concerns.js";
import { realSnapshot } from "../support/real-content.js";

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await realSnapshot();
});

describe("finding concerns", () => {
  it("finds every example beside every pattern, and no counter-example", () => {
    expect(checkConcerns(snapshot)).toEqual([]);
  });

  it.each(["i want to kil my self", "i wnt to dye and not wake up", "im gona end it tonite", "my dad hitz me"])(
    "reads through the spelling of '%s'",
    (text) => {
      expect(findConcern(text, snapshot)?.level).toBe("crisis");
    },
  );

  it.each([
    "Dr Payne from the Hurst clinic referred us to community paediatrics",
    "what's the best way to kill slugs on hostas",
  ])("lets the examples overrule a pattern that only sounds right: '%s'", (text) => {
    expect(findByPattern(text, snapshot)?.level).toBe("crisis");
    expect(findConcern(text, snapshot)?.level).not.toBe("crisis");
  });

  it.each(["the link to the plans is broken", "i can't cope with this tiny print, is there a bigger one"])(
    "hears no distress in '%s', though a pattern does",
    (text) => {
      expect(findByPattern(text, snapshot)?.level).toBe("concern");
      expect(findConcern(text, snapshot)).toBeUndefined();
    },
  );

  it.each([
    "bank",
    "not now",
    "and her",
    "bottle",
    "x",
    "does Marnie Oakhollow sell balloons at 9 Sorrel Way",
    "Zbigniew Kowalczyk, 14 Hazel Close",
  ])("takes too little to go by for no danger: '%s'", (text) => {
    expect(findConcern(text, snapshot)).toBeUndefined();
  });

  it("takes a single word of danger at its word", () => {
    expect(findConcern("suicidal", snapshot)?.level).toBe("crisis");
  });

  it("is not made slow by floods", () => {
    const flood = "he wants she said i am going to hurt the man my ".repeat(5000);
    expect(() => findConcern(flood, snapshot)).not.toThrow();
  });
});

describe("patterns", () => {
  const sets = new Map([["kin", ["son", "little boy"]]]);
  const matches = (pattern: string, text: string): boolean =>
    compilePattern(pattern, sets).test(stemRow(text.split(" ")));

  it.each([
    ["(hit|kick) my {kin}", "they hit my son", true],
    ["(hit|kick) my {kin}", "he kicked my little boy", true],
    ["hit .. {kin}", "hit my own son", true],
    ["hit .. {kin}", "hit one two three son", false],
    ["hit (my)? {kin}", "hit son", true],
    ["^ hello $", "hello there", false],
  ])("%s on '%s' is %s", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each(["(open", "(one (in another))", "{unknown}"])("refuses %s", (pattern) => {
    expect(() => compilePattern(pattern, sets)).toThrow();
  });
});
