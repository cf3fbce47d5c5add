import { believeBoth } from "../../src/search/believe-both.js";
import type { Candidate } from "../../src/search/search-index.js";

const channels = { best: 0, letters: 0, body: 0, learnt: 0, kind: 0, topic: 0, asksFor: 0 };
const traits = { kind: "answer", topic: "waits", asksFor: "what" };
const believed = (shares: Readonly<Record<string, number>>): Candidate[] =>
  Object.entries(shares).map(([id, share]) => ({
    target: { kind: "entry", id, phrasings: [], body: "", traits },
    share,
    channels,
    coverage: 1,
  }));

describe("a part of a message in the light of the whole", () => {
  it("means what both believe, though either may believe something else more", () => {
    const both = believeBoth(
      believed({ report: 0.6, "autism wait": 0.4 }),
      believed({ "waiting time": 0.6, "autism wait": 0.4 }),
    );
    expect(both[0]?.target.id).toBe("autism wait");
    expect(both.map(({ share }) => share).reduce((sum, share) => sum + share)).toBeCloseTo(1);
  });

  it("keeps what only one of them knows, as hardly believed", () => {
    const both = believeBoth(believed({ report: 0.9 }), believed({ newsletter: 0.5 }));
    expect(both.map(({ target }) => target.id)).toEqual(["report", "newsletter"]);
  });

  it("takes what it says of a candidate from the part, where it is in both", () => {
    const part = believed({ report: 0.5 }).map((one) => ({ ...one, coverage: 0.3 }));
    expect(believeBoth(part, believed({ report: 0.5 }))[0]?.coverage).toBe(0.3);
  });
});
