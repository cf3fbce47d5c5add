import { type AnswersFound, searchAnswers } from "../../src/conversation/search-answers.js";
import { freshState } from "../../src/conversation/state.js";
import { takeTurn } from "../../src/conversation/take-turn.js";
import { realSnapshot } from "../support/real-content.js";

const now = new Date("2026-11-23T12:00:00Z");

async function search(text: string): Promise<AnswersFound> {
  return searchAnswers(text, await realSnapshot(), now);
}

describe("a search of the answers", () => {
  it.each([
    "when is the full inspection?",
    "wen r they cumin bak",
    "camhs waiting times",
    "newsletter",
    "When are the next inspections?",
  ])("gives the answer first that the chat gives: %s", async (text) => {
    const { reply } = takeTurn({ text }, freshState, await realSnapshot(), now);
    expect((await search(text)).best?.id).toBe("entry" in reply ? reply.entry : "the chat gives no answer");
  });

  it("names further answers, each once and never the first again", async () => {
    const { best, others } = await search("inspection");
    const ids = [best?.id, ...others.map(({ id }) => id)];
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(["I want to kill myself", "my husband hits me and the kids"])(
    "says nothing beside where to get help in a crisis: %s",
    async (text) => {
      const { reply } = takeTurn({ text }, freshState, await realSnapshot(), now);
      expect(reply.kind).toBe("crisis");
      expect(await search(text)).toEqual({ says: expect.objectContaining({ words: reply.words }), others: [] });
    },
  );

  it("says kind words before the answers where the message tells of distress", async () => {
    const text = "I am so exhausted and can't cope, when is the full inspection?";
    const { says, best } = await search(text);
    expect(says?.kind).toBe("concern");
    expect(best?.id).toBe("full-inspection");
  });

  it.each(["quantum gravity", "thank you", "start again", "w"])("owns up to knowing nothing of %p", async (text) => {
    expect(await search(text)).toEqual({ says: expect.objectContaining({ kind: "no-answer" }), others: [] });
  });

  it("says who can help where a person is asked for", async () => {
    expect((await search("talk to a person")).says?.words.markdown).toContain("SENDIASS");
  });

  it("declines far too many words", async () => {
    expect((await search("long ".repeat(1000))).says?.kind).toBe("refused");
  });
});
