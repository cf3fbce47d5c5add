import { redact } from "../../src/safeguarding/redact.js";
import { realSnapshot } from "../support/real-content.js";

/** What is typed, and what is left of it. */
const cases: readonly (readonly [string, string])[] = [
  ["email me at jo.fenwick+send@mail.example.co.uk about the plan", "email me at [email] about the plan"],
  ["ring 01632 960417 or +44 7700 900 381 or (01632) 960 255", "ring [number] or [number] or [number]"],
  ["NHS number: 999-130-1836", "NHS number: [number]"],
  ["my national insurance number is QQ 12 34 56 C", "my national insurance number is [number]"],
  ["postcode wr997qx what improvements are coming", "postcode [postcode] what improvements are coming"],
  ["we live at flat 2, 27 Thistlecroft Lane, WR99 7QX", "we live at [address], [postcode]"],
  ["see https://evil.example/x?name=bob", "see [link]"],
  ["born 3rd of June 2016, when is the assessment", "born [date], when is the assessment"],
  ["dob 14.02.2015 and her brother 30-06-2019", "dob [date] and her brother [date]"],
  ["I am Gareth Pellow. When is the workshop?", "I am [name]. When is the workshop?"],
  ["Jaspreet's school in Kidderminster", "[name] school in Kidderminster"],
  ["my son oliver has no plan", "my son [name] has no plan"],
  ["she is called hope and cannot talk", "she is called [name] and cannot talk"],
  ["my name is grace hill and I am tired", "my name is [name] and I am tired"],
  ["Мой сын Иван ждёт", "[name]"],
];

/** Questions that tell of nobody, as they stay; a misspelt word stands as it was read. */
const kept: readonly (readonly [string, string])[] = [
  ["When is the monitoring inspection in Autumn 2025?", "When is the monitoring inspection in Autumn 2025?"],
  ["what is priority action 2", "what is priority action 2"],
  ["my 9 year old needs a speech therapist", "my 9 year old needs a speech therapist"],
  ["wen r ofsted cumin bak", "wen r ofsted coming back"],
  ["WHAT IS AN EHC PLAN", "WHAT IS AN EHC PLAN"],
];

describe("redaction", () => {
  it.each(cases)("cuts what tells of a person: %s", async (typed, left) => {
    expect(redact(typed, (await realSnapshot()).index.lexicon)).toBe(left);
  });

  it.each(kept)("keeps what was asked: %s", async (typed, left) => {
    expect(redact(typed, (await realSnapshot()).index.lexicon)).toBe(left);
  });

  it("keeps the beginning of a long story only", async () => {
    const { lexicon } = (await realSnapshot()).index;
    expect(redact("we are waiting for a plan. ".repeat(1000), lexicon).length).toBeLessThanOrEqual(240);
  });
});
