import { cleanText } from "../../src/language/clean-text.js";
import { editDistance } from "../../src/language/edit-distance.js";
import { hear } from "../../src/language/sound-key.js";
import { learnSpelling, spellerOver } from "../../src/language/speller.js";
import { splitSentences, splitWords } from "../../src/language/split-words.js";
import { stem } from "../../src/language/stem.js";

describe("cleaning text", () => {
  it.each([
    ["Ｗｈｅｎ ｉｓ ｔｈｅ ｉｎｓｐｅｃｔｉｏｎ", "when is the inspection"],
    ["w\u200bh\u200cen is th\ufeffe insp\u00adection", "when is the inspection"],
    ["тhе insрection", "the inspection"],
    ["w̵̡h̛͇e̪͒n", "when"],
    ["\u202ewhen\u202c", "when"],
    ["don’t", "don't"],
    ["a\nb\tc\u0000d", "a b c d"],
  ])("reads %j as %j", (typed, clean) => {
    expect(cleanText(typed)).toBe(clean);
  });
});

describe("splitting", () => {
  it("opens contractions and cuts possessives", () => {
    expect(splitWords("we've can't what's the council's im gonna")).toEqual(
      "we have can not what the council i am going to".split(" "),
    );
  });

  it("cuts sentences at their ends, and keeps these", () => {
    expect(splitSentences("we waited. is it fixed? thanks!")).toEqual(["we waited.", "is it fixed?", "thanks!"]);
  });
});

describe("stems and sounds", () => {
  it.each([
    ["inspection", "inspectors"],
    ["waiting", "waits"],
    ["improve", "improvement"],
    ["apologise", "apology"],
  ])("gives %s and %s one stem", (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it.each([
    ["paediatric", "peadiatric"],
    ["inspection", "inspekshun"],
    ["physio", "fizzio"],
    ["daughter", "dorter"],
    ["thoughts", "thorts"],
    ["often", "offen"],
  ])("hears %s and %s alike", (one, other) => {
    expect(hear(one).soundKey).toBe(hear(other).soundKey);
  });

  it("counts edits, a swap of neighbours as one", () => {
    expect([editDistance("plan", "paln"), editDistance("plan", "plans"), editDistance("", "abc")]).toEqual([1, 1, 3]);
  });
});

describe("the speller", () => {
  const spell = spellerOver(
    learnSpelling(
      new Map(
        Object.entries({ paediatric: 5, occupational: 4, therapy: 9, inspection: 20, priority: 9, april: 9, turn: 3 }),
      ),
      new Map([["wen", "when"]]),
    ),
  );

  it.each([
    ["peadiatric", "paediatric"],
    ["inspecshun", "inspection"],
    ["priorty", "priority"],
    ["wen", "when"],
    ["occupationaltherapy", "occupational therapy"],
    ["trun", "turn"],
    ["aprl", "april"],
    ["hwo", "how"],
    ["nite", "night"],
  ])("reads %s as %s", (typed, read) => {
    expect(spell(typed).join(" ")).toBe(read);
  });

  it.each(["banana", "qwertyuiop", "zxcvbnm", "b", "12345"])("leaves %s alone", (typed) => {
    expect(spell(typed)).toEqual([typed]);
  });
});
