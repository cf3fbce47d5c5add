import type { Snapshot } from "../../src/content/snapshot.js";
import { type ConversationState, freshState } from "../../src/conversation/state.js";
import { takeTurn } from "../../src/conversation/take-turn.js";
import { realSnapshot } from "../support/real-content.js";

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await realSnapshot();
});

/** Says the messages one after another and gives the replies. */
function talk(messages: readonly string[], on = "2026-11-23") {
  let state: ConversationState = freshState;
  return messages.map((text) => {
    const outcome = takeTurn({ text }, state, snapshot, new Date(`${on}T12:00:00Z`));
    state = outcome.state;
    return outcome.reply;
  });
}

const last = (messages: readonly string[], on?: string) => talk(messages, on).at(-1);

describe("one question", () => {
  it("is answered with its source, confidence and related questions", () => {
    expect(last(["when is the full inspection?"])).toMatchObject({
      kind: "answer",
      entry: "full-inspection",
      confidence: expect.any(Number),
      source: { checked: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), url: expect.stringMatching(/^https:/) },
      suggestions: expect.arrayContaining([expect.stringMatching(/\?$/)]),
    });
  });

  it.each([
    ["how do I appeal to the tribunal about my child's plan", "signpost"],
    ["what's the recipe for apple crumble", "no-answer"],
    ["hello", "small-talk"],
    ["   ", "refused"],
    ["x".repeat(4001), "refused"],
    ["someone is hurting my child right now", "crisis"],
  ])("'%.40s' gets a reply of kind %s", (text, kind) => {
    expect(last([text])?.kind).toBe(kind);
  });

  it("offers what may have been meant where it has no answer, and nothing of the kind to another field", () => {
    const halfKnown = [
      "zebra stripes who is responsible flanges",
      "youngsters wibble provision jointly with decision makers flanges",
      "quango wotsit smarten up the statements kids have got",
      "who steers the wobbling ship of state flanges",
      "wibble stripes waiting list wibble flanges wobbling",
      "wotsit stripes workshop parents wotsit flanges wobbling",
      "gizmo stripes physio hands gizmo flanges wobbling",
    ];
    const unanswered = halfKnown.map((text) => last([text])).filter((reply) => reply?.kind === "no-answer");
    const questions = new Set([...snapshot.entries.values()].map(({ question }) => question));
    const offering = unanswered.filter((reply) => questions.has(reply?.suggestions[0] ?? ""));
    expect(offering.length).toBeGreaterThan(0);
    expect(last(["what's the recipe for apple crumble"])?.suggestions).toEqual([
      "What can you help with?",
      "How can I talk to a person?",
    ]);
  });

  it("goes on from the people who can help to how they are reached", () => {
    expect(last(["can someone ring me please"])).toMatchObject({ step: "talk-to-a-person" });
    expect(last(["can someone ring me please", "ok how do i contact them?"])).toMatchObject({
      entry: "join-the-forum",
    });
  });

  it("is true on the day it is asked", () => {
    const words = (on: string): string => last(["when is the monitoring inspection?"], on)?.words.markdown ?? "";
    expect(words("2025-06-01")).toMatch(/is expected in Autumn 2025|expected in Autumn 2025/);
    expect(words("2025-06-01")).not.toMatch(/was expected/);
    expect(words("2026-11-23")).toMatch(/was expected[^.]*Autumn 2025/);
    expect(last(["when is the next inspection?"])?.words.markdown).toMatch(/^[^.]*Spring 2027/);
  });

  it("is answered after kind words where it tells of distress", () => {
    const reply = last(["I am at my wits end, what is being done about the wait for an autism assessment?"]);
    expect(reply?.kind).toBe("concern");
    expect(reply?.words.markdown).toMatch(/116 123[\s\S]*neurodevelopment/);
  });
});

describe("a thread", () => {
  it.each([
    [["what are the priority actions?", "what was the second one?"], "priority-action-2"],
    [["what are the priority actions?", "the second one", "and the first?"], "priority-action-1"],
    [["what's the first priority action?", "no i meant the other one"], "priority-action-2"],
    [["what are the deep dives?", "how often?"], "deep-dives-when"],
    [["was there a workshop for parents?", "when is the next one?"], "next-workshop"],
  ])("follows %j to %s", (messages, entry) => {
    expect(last(messages)).toMatchObject({ entry });
  });

  it("says it again, and in easier words", () => {
    const [first, again, easier] = talk(["when is the full inspection?", "say that again", "in easier words please"]);
    expect(again?.words.markdown).toBe(first?.words.markdown);
    expect(easier?.words.markdown).toBe(first?.words.easyRead);
  });

  it("has danger win in its middle, and goes on afterwards", () => {
    const [, crisis, after] = talk([
      "how do I join the parent carer forum?",
      "my son says he wants to kill himself",
      "when is the full inspection?",
    ]);
    expect(crisis).toMatchObject({ kind: "crisis" });
    expect(crisis?.words.markdown).toMatch(/999[\s\S]*116 123[\s\S]*nobody watches/);
    expect(after).toMatchObject({ entry: "full-inspection" });
  });

  it("is forgotten when the person starts again", () => {
    const replies = talk(["what are the priority actions?", "start again", "say that again"]);
    expect(replies.at(-1)).toMatchObject({ kind: "step", step: "nothing-to-repeat" });
  });

  it("offers the next best after a complaint", () => {
    expect(last(["are the waiting times going to get shorter?", "that's not what I asked"])?.words.markdown).toMatch(
      /sorry/i,
    );
  });

  it("walks through getting involved and out of it again", () => {
    const [, start, join, out] = talk([
      "what can you help with",
      "How can I get involved?",
      "Join the Parent Carer Forum",
      "when is the full inspection?",
    ]);
    expect([start, join]).toMatchObject([{ step: "get-involved/start" }, { step: "get-involved/join" }]);
    expect(out).toMatchObject({ entry: "full-inspection" });
  });

  it("survives an entry that has been removed since", () => {
    const state: ConversationState = {
      version: 1,
      topic: "gone",
      last: { kind: "entry", id: "gone", easy: false },
      others: ["gone"],
    };
    const { reply } = takeTurn({ text: "say that again" }, state, snapshot, new Date("2026-11-23"));
    expect(reply.kind).toBe("step");
  });
});

describe("several questions in one message", () => {
  it("answers the first and offers the others", () => {
    const reply = last(["My daughter is on the list. When is the full inspection? And how do I get the newsletter?"]);
    expect(reply).toMatchObject({ entry: "full-inspection" });
    expect(reply?.suggestions).toContain(snapshot.entries.get("newsletter")?.question);
  });
});

describe("what a person says of an answer", () => {
  it.each([
    ["Yes, it was helpful", true],
    ["No, it was not helpful", false],
  ])("'%s' is kept as feedback on it", (text, useful) => {
    const now = new Date("2026-11-23T12:00:00Z");
    const { state } = takeTurn({ text: "when is the full inspection?" }, freshState, snapshot, now);
    expect(takeTurn({ text }, state, snapshot, now).feedback).toEqual({ entry: "full-inspection", useful });
    expect(takeTurn({ text }, freshState, snapshot, now).feedback).toBeUndefined();
  });
});
