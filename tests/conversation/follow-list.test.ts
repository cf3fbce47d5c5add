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

function lastReply(messages: readonly string[], from: ConversationState = freshState): Reply | undefined {
  let state = from;
  let reply: Reply | undefined;
  for (const text of messages) ({ reply, state } = takeTurn({ text }, state, snapshot, now));
  return reply;
}

const areas = "What are the three areas for improvement?";

describe("a place in a list", () => {
  it.each([
    [[areas, "3"], "area-camhs"],
    [[areas, "and 3"], "area-camhs"],
    [[areas, "no 2"], "area-ehc-plans"],
    [[areas, "explain number two a bit", "1?"], "area-strategy"],
    [[areas, "two"], "area-ehc-plans"],
    [[areas, "could you expand on item 3?"], "area-camhs"],
    [[areas, "which are the 3 areas"], "areas-for-improvement"],
    [[areas, "the first", "4?"], "areas-for-improvement"],
  ])("is read from %j", (messages, entry) => {
    expect(lastReply(messages)).toMatchObject({ entry });
  });

  it("by its number is still known after another answer", () => {
    expect(lastReply([areas, "when was the inspection?", "and number 3"])).toMatchObject({ entry: "area-camhs" });
  });

  it("points at the questions of a choice that was offered", () => {
    const state: ConversationState = {
      ...freshState,
      topic: "priority-actions",
      last: { kind: "clarify", ids: ["newsletter", "read-the-report"] },
    };
    expect(lastReply(["the second one"], state)).toMatchObject({ entry: "read-the-report" });
    expect(lastReply(["4"], state)).toMatchObject({ kind: "clarify" });
  });

  it("points at the choices of a step where no list was shown", () => {
    expect(lastReply(["How can I get involved?", "what can you do", "2"])).toMatchObject({ entry: "priority-actions" });
  });

  it("asks for nothing where there is no list", () => {
    expect(lastReply(["3"])).toMatchObject({ kind: "no-answer" });
  });
});
