import { leaveOutContrast } from "../../src/language/leave-out-contrast.js";

describe("what a message says it is not about", () => {
  it.each([
    ["not the full one, the earlier one, when was it", "the earlier one, when was it"],
    ["not occupational therapy, what about physio", "what about physio"],
    ["what is the other plan for. not the improvement plan", "what is the other plan for."],
    ["i don't mean the report, i mean the letter", "i mean the letter"],
    ["will the wait get shorter for physio, not ot?", "will the wait get shorter for physio?"],
    ["when was the monitoring inspection rather than the full one", "when was the monitoring inspection"],
    ["i don't care about physio, is the ot wait getting shorter?", "is the ot wait getting shorter?"],
    ["never mind the forum, how do i get the newsletter", "how do i get the newsletter"],
  ])("is left out of %p", (text, left) => {
    expect(leaveOutContrast(text)).toBe(left);
  });

  it.each(["why was it not published?", "the plan is not the problem", "not the plan", "did you not ask the children"])(
    "is nothing in %p",
    (text) => {
      expect(leaveOutContrast(text)).toBe(text);
    },
  );
});
