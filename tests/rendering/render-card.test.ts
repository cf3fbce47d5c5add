import type { Snapshot } from "../../src/content/snapshot.js";
import type { Reply } from "../../src/conversation/reply.js";
import { freshState } from "../../src/conversation/state.js";
import { takeTurn } from "../../src/conversation/take-turn.js";
import { cardText } from "../../src/rendering/cards/card-text.js";
import { renderCard } from "../../src/rendering/cards/render-card.js";
import { allIn } from "../support/in-card.js";
import { cardProblems } from "../support/read-card.js";
import { realSnapshot } from "../support/real-content.js";

const inChat = { place: "chat" as const, pageOf: (entry: string) => `https://bot.example/faq/${entry}` };
const noon = new Date("2026-11-23T12:00:00Z");

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await realSnapshot();
});

function replyTo(text: string): Reply {
  return takeTurn({ text }, freshState, snapshot, noon).reply;
}

const titles = (card: unknown, type: string) => allIn(card, type).map(({ title }) => title);

describe("every reply as a card", () => {
  it("is valid Adaptive Cards 1.5, in a chat and inserted elsewhere, for each entry and each step", () => {
    const replies = [
      ...[...snapshot.entries.values()].map(({ question }) => replyTo(question)),
      ...[...snapshot.steps.values()].map(
        ({ id, text, choices }): Reply => ({
          kind: id.startsWith("safeguarding/") ? "crisis" : "step",
          step: id,
          words: { markdown: text.map(({ markdown }) => markdown).join("\n\n") },
          suggestions: choices.map(({ say }) => say),
        }),
      ),
    ];
    expect(replies.length).toBeGreaterThan(150);
    const problems = replies.flatMap((reply) =>
      [inChat, { place: "dialog" as const }, { place: "message" as const }].flatMap((setting) =>
        cardProblems(renderCard(reply, setting).card),
      ),
    );
    expect(problems).toEqual([]);
  });

  it("is noticed where it is not valid", () => {
    const { card } = renderCard(replyTo("When are the next inspections?"), inChat);
    const broken = {
      ...card,
      body: [...card.body, { type: "TextBlok", text: "?" }, { type: "TextBlock", wrapp: true }],
    };
    expect(cardProblems(broken).length).toBeGreaterThanOrEqual(2);
  });

  it("has words for clients without cards, screen readers and notifications", () => {
    for (const text of ["When are the next inspections?", "hello", "I want to kill myself", "what is the weather"]) {
      const { card, summary } = renderCard(replyTo(text), inChat);
      expect(card.fallbackText).toBe(card.speak);
      expect(card.speak).not.toMatch(/[*#`]|\]\(/);
      expect(summary).toMatch(/\S/);
      expect(summary.length).toBeLessThanOrEqual(250);
      expect(summary).not.toMatch(/\n/);
    }
  });
});

describe("an answer's card", () => {
  const card = () => renderCard(replyTo("When are the next inspections?"), inChat).card;

  it("reads: question, answer, source with its date, related questions, was this helpful", () => {
    const blocks = allIn(card(), "TextBlock").map(({ text }) => String(text));
    expect(blocks[0]).toBe("When are the next inspections?");
    const source = blocks.findIndex((text) => /^From: \[.*\]\(https:.*\), checked 23 November 2026$/.test(text));
    const related = blocks.indexOf("Related questions");
    expect(source).toBeGreaterThan(1);
    expect(related).toBeGreaterThan(source);
    expect(blocks.at(-1)).toBe("Was this helpful?");
  });

  it("changes over to easy read and back without asking the bot", () => {
    const changes = allIn(card(), "Action.ToggleVisibility").filter(({ title }) => title !== "Copy for a parent");
    expect(changes.map(({ title }) => title)).toEqual(["Easy read", "Usual words"]);
    expect(allIn(card(), "Container").map(({ id, isVisible }) => [id, isVisible])).toEqual([
      ["usual", undefined],
      ["easy", false],
      ["copy", false],
    ]);
  });

  it("holds plain text with the links to copy for a parent", () => {
    const [field] = allIn(card(), "Input.Text");
    expect(field?.["label"]).toMatch(/copy/);
    const text = String(field?.["value"]);
    expect(text).toContain("When are the next inspections?");
    expect(text).toContain("checked 23 November 2026\nhttps://www.worcestershire.gov.uk/");
    expect(text).toContain("https://bot.example/faq/next-inspections");
    expect(text).not.toMatch(/[*#`]|\]\(/);
  });

  it("has buttons that are executed, or submitted where that is not known, and that never send the text to copy", () => {
    const buttons = allIn(card(), "Action.Execute");
    expect(buttons.length).toBeGreaterThan(2);
    for (const { fallback, data, associatedInputs } of buttons) {
      expect(associatedInputs).toBe("none");
      expect(fallback).toMatchObject({ type: "Action.Submit", data, associatedInputs: "none" });
    }
  });

  it("has no buttons that nobody hears of where it is inserted into a message", () => {
    const inserted = renderCard(replyTo("When are the next inspections?"), { place: "message" }).card;
    expect(allIn(inserted, "Action.Execute")).toEqual([]);
    expect(allIn(inserted, "Action.ToggleVisibility").length).toBeGreaterThan(0);
  });

  it("thanks once it was rated, and does not ask again", () => {
    const rated = renderCard(replyTo("When are the next inspections?"), { ...inChat, rated: "Thank you." }).card;
    const blocks = allIn(rated, "TextBlock").map(({ text }) => text);
    expect(blocks).toContain("Thank you.");
    expect(blocks).not.toContain("Was this helpful?");
  });
});

describe("other cards", () => {
  it("in a crisis show the numbers on a marked ground, call them, and offer nothing else", () => {
    const { card } = renderCard(replyTo("I want to kill myself"), inChat);
    expect(allIn(card, "Container")[0]).toMatchObject({ style: "attention" });
    expect(allIn(card, "Action.OpenUrl").map(({ url }) => String(url))).toContain("tel:999");
    expect(allIn(card, "Action.Execute")).toEqual([]);
  });

  it("ask which was meant with a button for each, and list them where buttons are not heard", () => {
    const reply: Reply = {
      kind: "clarify",
      confidence: 0.4,
      words: { markdown: "Is it one of these?" },
      suggestions: ["One?", "Two?"],
    };
    expect(titles(renderCard(reply, inChat).card, "Action.Execute")).toEqual(["One?", "Two?"]);
    const elsewhere = renderCard(reply, { place: "message" }).card;
    expect(titles(elsewhere, "Action.Execute")).toEqual([]);
    expect(JSON.stringify(elsewhere.body)).toContain("- One?\\n- Two?");
  });

  it("guide through a step with its name in each button, so that anyone in a group can press it", () => {
    const { card } = renderCard(replyTo("How can I get involved in a group?"), inChat);
    const step: Reply = {
      kind: "step",
      step: "get-involved/start",
      words: { markdown: "How?" },
      suggestions: ["Join"],
    };
    expect(card.version).toBe("1.5");
    expect(allIn(renderCard(step, inChat).card, "Action.Execute")[0]?.["data"]).toEqual({
      do: "ask",
      say: "Join",
      step: "get-involved/start",
    });
  });
});

describe("text in cards", () => {
  it("keeps the marks that cards render and turns all others into words", () => {
    const blocks = cardText(
      "## Why\n\n**Bold** and *soft*, [a page](https://a.example), [call](tel:999), [text](sms:85258), [here](/faq)\n\n> said `so`\n\n* one\n* two\n\n1. a\n2. b",
    );
    expect(blocks).toEqual([
      {
        type: "TextBlock",
        text: "Why",
        wrap: true,
        style: "heading",
        weight: "Bolder",
        size: "Medium",
        spacing: "Large",
      },
      {
        type: "TextBlock",
        text: "**Bold** and *soft*, [a page](https://a.example), [call](tel:999), text, here",
        wrap: true,
      },
      { type: "TextBlock", text: "said so", wrap: true },
      { type: "TextBlock", text: "- one\n- two", wrap: true },
      { type: "TextBlock", text: "1. a\n2. b", wrap: true },
    ]);
  });
});
