import type { Snapshot } from "../../src/content/snapshot.js";
import type { Reply } from "../../src/conversation/reply.js";
import { type ConversationState, freshState } from "../../src/conversation/state.js";
import { takeTurn } from "../../src/conversation/take-turn.js";
import { realSnapshot } from "../support/real-content.js";

const now = new Date("2026-11-23T12:00:00Z");
let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await realSnapshot();
});

function lastReply(messages: readonly string[]): Reply | undefined {
  let state: ConversationState = freshState;
  let reply: Reply | undefined;
  for (const text of messages) ({ reply, state } = takeTurn({ text }, state, snapshot, now));
  return reply;
}

const danger = "I think my neighbour is hitting her little girl";
const distress = "I can't cope any more, I'm so tired of fighting for him";

describe("after danger", () => {
  it.each([
    "whats that number again",
    "what hours is the family front door open?",
    "and if its the middle of the night",
    "are they open now",
    "who should I call first?",
    "can i talk to someone",
    "can i text someone instead",
    "help me",
    "say that again",
    "he's still at school now with that teacher",
    "wibble wobble",
  ])("where to get help is said again, as a crisis: %s", (text) => {
    const reply = lastReply([danger, text]);
    expect(reply?.kind).toBe("crisis");
    expect(reply?.words.markdown).toMatch(/999[\s\S]*01905 822666[\s\S]*9am to 5pm[\s\S]*01905 768020/);
  });

  it("it is said in easy words, not the answer before it", () => {
    const reply = lastReply(["when is the full inspection?", danger, "in easier words please"]);
    expect(reply?.kind).toBe("crisis");
    expect(reply?.words.markdown).toMatch(/In danger\? Call 999|In danger\? Call \[999\]/);
  });

  it("thanks in between do not make it forgotten", () => {
    expect(lastReply([danger, "ok thank you", "is it open at weekends"])).toMatchObject({ kind: "crisis" });
  });

  it.each([
    [[danger, "when is the full inspection?"], "full-inspection"],
    [["what are the priority actions?", danger, "never mind about that. what was the second one"], "priority-action-2"],
    [[danger, "when is the full inspection?", "when is the monitoring one"], "monitoring-inspection"],
  ])("questions about other things are answered: %j", (messages, entry) => {
    expect(lastReply(messages)).toMatchObject({ entry });
  });

  it("what can be asked is still told", () => {
    expect(lastReply([danger, "what can you help with"])).toMatchObject({ step: "what-can-you-do" });
  });
});

describe("after distress", () => {
  it("questions about the numbers find them again", () => {
    const reply = lastReply([distress, "what time can I ring them"]);
    expect(reply).toMatchObject({ kind: "concern", step: "safeguarding/distress" });
    expect(reply?.words.markdown).toMatch(/day or night[\s\S]*116 123/);
  });

  it("what is not known is said not to be", () => {
    expect(lastReply([distress, "what's the recipe for apple crumble"])?.kind).toBe("no-answer");
  });
});

describe("without danger", () => {
  it("the hours of the Family Front Door are told too", () => {
    expect(lastReply(["what hours is the family front door open?"])?.words.markdown).toMatch(
      /9am to 5pm.*01905 768020/,
    );
  });

  it("a question about a number is not taken for one about help", () => {
    expect(lastReply(["what's their phone number?"])?.kind).not.toBe("crisis");
  });
});
