import { dayOf, textOn } from "../../src/content/dated-text.js";

const text = [
  { markdown: "Always.", line: 1 },
  { markdown: "It is expected.", line: 2, until: "2027-05-31" },
  { markdown: "It was expected.", line: 3, after: "2027-05-31" },
];

describe("dated text", () => {
  it("holds through its last day and changes on the next", () => {
    expect(textOn(text, "2027-05-30")).toBe("Always.\n\nIt is expected.");
    expect(textOn(text, "2027-05-31")).toBe("Always.\n\nIt is expected.");
    expect(textOn(text, "2027-06-01")).toBe("Always.\n\nIt was expected.");
  });

  it("is empty where nothing holds on the day", () => {
    expect(textOn([{ markdown: "Gone.", line: 1, until: "2026-01-01" }], "2026-01-02")).toBe("");
  });
});

describe("the day in Worcestershire", () => {
  it("changes at midnight in winter and an hour before midnight, world time, in summer", () => {
    expect(dayOf(new Date("2026-11-23T23:59:59Z"))).toBe("2026-11-23");
    expect(dayOf(new Date("2026-11-24T00:00:00Z"))).toBe("2026-11-24");
    expect(dayOf(new Date("2027-05-31T22:59:59Z"))).toBe("2027-05-31");
    expect(dayOf(new Date("2027-05-31T23:00:00Z"))).toBe("2027-06-01");
  });
});
