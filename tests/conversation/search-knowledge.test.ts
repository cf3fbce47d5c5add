import type { Snapshot } from "../../src/content/snapshot.js";
import type { Reply } from "../../src/conversation/reply.js";
import { freshState } from "../../src/conversation/state.js";
import { takeTurn } from "../../src/conversation/take-turn.js";
import { realSnapshot } from "../support/real-content.js";

const now = new Date("2026-11-23T12:00:00Z");
let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await realSnapshot();
});

function replyAfter(entry: string, text: string): Reply {
  const question = snapshot.entries.get(entry)?.question ?? "";
  const { state } = takeTurn({ text: question }, freshState, snapshot, now);
  return takeTurn({ text }, state, snapshot, now).reply;
}

describe("a message that only names a new word", () => {
  it.each([
    ["plans-approved", "and ofsted?", "plans-approved"],
    ["plans-approved", "what about the DfE", "plans-approved"],
    ["area-ehc-plans", "CAMHS?", "area-camhs"],
    ["wait-occupational-therapy", "physio too?", "wait-physiotherapy"],
    ["wait-occupational-therapy", "and autism assessments?", "wait-neurodevelopment"],
    ["youth-cabinet", "and parents?", "parents-involved-so-far"],
    ["forum-facebook", "and the website", "forum-website"],
    ["plans-difference", "the improvement one", "improvement-plan"],
    ["area-ehc-plans", "and school transport?", "school-transport"],
    ["full-inspection", "newsletter", "newsletter"],
  ])("after %s: '%s' is put into its question", (before, text, entry) => {
    expect(replyAfter(before, text)).toMatchObject({ entry });
  });

  it.each(["camhs", "Ofsted"])("and does not go on from the last answer begins anew: %s", (text) => {
    expect(replyAfter("newsletter", text)).toMatchObject({ entry: expect.stringMatching(/^what-is-/) });
  });

  it("is not taken for a question about anything it does not name", () => {
    expect(replyAfter("full-inspection", "and the weather?").kind).toBe("no-answer");
  });
});

describe("a message that names no topic of its own", () => {
  it("does not lean on an answer that says nothing of what it asks", () => {
    expect(replyAfter("join-the-forum", "is it free")).not.toMatchObject({ kind: "answer" });
  });

  it("has what it asks for by itself offered beside the answer", () => {
    const { suggestions } = replyAfter("priority-action-1", "which services is that for");
    expect(suggestions).toContain(snapshot.entries.get("progress-areas")?.question);
  });

  // Which of two related entries is meant by so few words may change with every edit of the knowledge, so three of twelve may.
  it("leans on the last answer and those near it", () => {
    const cases = [
      ["improvement-plan", "who approved it?", "plans-approved"],
      ["plans-approved", "What month were they put on the website?", "plans-published-when"],
      ["deep-dives-when", "what do they look at", "deep-dives-purpose"],
      ["partnership-members", "who leads it", "who-must-fix-it"],
      ["approval-date", "who wrote them", "who-wrote-the-plans"],
      ["ehc-time-limit", "how do i get one", "apply-for-ehc-plan"],
      ["wait-neurodevelopment", "and the paediatrician, is that in there too?", "wait-paediatrics"],
      ["monitoring-inspection", "did it happen?", "monitoring-inspection"],
      ["full-inspection", "say the date again", "full-inspection"],
      ["full-inspection", "is that definite", "full-inspection"],
      ["apology", "what for exactly", "apology"],
      ["next-inspections", "no not the full one, the monitoring one", "monitoring-inspection"],
    ] as const;
    const astray = cases.filter(([before, text, entry]) => {
      const reply = replyAfter(before, text);
      return !("entry" in reply) || reply.entry !== entry;
    });
    expect(astray.length).toBeLessThanOrEqual(3);
  });
});
