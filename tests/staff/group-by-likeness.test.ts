import { groupByLikeness } from "../../src/staff/group-by-likeness.js";
import { realSnapshot } from "../support/real-content.js";

async function group(...questions: string[]): Promise<string[][]> {
  const { index } = await realSnapshot();
  const said = questions.map((question, at) => ({ question, times: questions.length - at }));
  return groupByLikeness(said, index).map((one) => one.map(({ question }) => question));
}

/** Questions about other things: what is rare is told by what else was asked. */
const others = [
  "who won the football",
  "can i bring my dog to the workshop",
  "new hearing aid moulds",
  "laptop for my child",
  "when is half term",
  "horse riding for the disabled",
];

describe("questions grouped by likeness", () => {
  it.each([
    ["do you run lego clubs", "lego therapy near me", "lego therapy for my son"],
    ["does my child need an ed psych", "how do i get an ed psych", "ed psych report how long"],
    ["hospital appointment letter not come", "my hospital appointment was cancelled"],
    ["portage home visiting", "does portage still exist"],
    ["is there parking at the workshop", "where do i park for the workshop"],
    ["hydrotherapy pool", "hydrotherapy sessions in bromsgrove"],
  ])("keeps together what asks for the same: %s", async (...same) => {
    const groups = await group(...same, ...others);
    expect(groups).toContainEqual(same);
    expect(groups).toHaveLength(1 + others.length);
  });

  it("keeps apart what shares only words that the knowledge uses everywhere", async () => {
    const apart = [
      "does the council have a museum",
      "can i speak to the councillor",
      "what are the opening hours of the council",
    ];
    expect(await group(...apart, ...others)).toHaveLength(apart.length + others.length);
  });

  it("begins with what was asked most, and takes any text", async () => {
    expect(await group("", "🙃", "lego club")).toEqual([[""], ["🙃"], ["lego club"]]);
    expect(await group()).toEqual([]);
  });
});
