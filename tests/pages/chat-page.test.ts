import { execFileSync } from "node:child_process";
import path from "node:path";
import type { ChatPage } from "../../src/pages/chat-page.js";
import type { Activity } from "../../src/protocol/activity.js";
import type { ReplyKind } from "../../src/protocol/channel-data.js";

const common = {
  type: "message",
  timestamp: "2026-11-23T12:00:00Z",
  channelId: "directline",
  conversation: { id: "c" },
} as const;

function asked(id: string, text: string): Activity {
  return { ...common, id, text, from: { id: "visitor", role: "user" } };
}

function answered(id: string, kind: ReplyKind, choices: readonly string[]): Activity {
  const actions = choices.map((value) => ({ type: "imBack" as const, title: value, value }));
  return {
    ...common,
    id,
    from: { id: "assistant", role: "bot" },
    channelData: { kind, html: `<p>Reply ${id}</p>` },
    suggestedActions: { actions },
  };
}

const built = path.join(__dirname, "..", "..", "dist", "pages", "chat-page.js");
const render = `
  const { renderChatPage } = require(${JSON.stringify(built)});
  process.stdout.write(renderChatPage(JSON.parse(require("node:fs").readFileSync(0, "utf8"))));
`;

/** The page as the built server renders it, in a process of its own: Preact is an ES module, which Jest does not load. */
function page(...activities: Activity[]): string {
  const welcome = { key: "welcome", data: { kind: "step" as const, html: "<p>Hello</p>" }, suggestions: [] };
  const shown: ChatPage = { activities, welcome, sitting: { token: "t", turn: "n", isEasy: false } };
  return execFileSync(process.execPath, ["-e", render], { input: JSON.stringify(shown), encoding: "utf8" });
}

describe("the chat page", () => {
  it("says that one of the choices is to be made where the question was unclear", () => {
    const html = page(asked("1", "plan"), answered("2", "clarify", ["Which plan?", "Whose plan?"]));
    expect(html).toContain("<legend>Choose one, or ask again in other words</legend>");
    expect(html).toContain('<button type="submit" name="text" value="Whose plan?">Whose plan?</button>');
  });

  it("offers choices only under the latest answer", () => {
    const html = page(
      asked("1", "plan"),
      answered("2", "clarify", ["Which plan?"]),
      asked("3", "when"),
      answered("4", "answer", ["And then?"]),
    );
    expect([...html.matchAll(/name="text" value="([^"]*)"/g)].map(([, value]) => value)).toEqual([
      "Yes, it was helpful",
      "No, it was not helpful",
      "And then?",
      "Can I talk to a person?",
    ]);
    expect(html.indexOf("Reply 4")).toBeLessThan(html.indexOf("Reply 2"));
  });

  it("shortens a long question in its title", () => {
    const html = page(asked("1", "a".repeat(100)), answered("2", "answer", []));
    expect(html).toContain(`<title>Answer: ${"a".repeat(60)}… – SEND assistant</title>`);
  });

  it.each(["crisis", "concern"] as const)(
    "offers a way out and keeps the words out of the title after a %s",
    (kind) => {
      const html = page(asked("1", "private words"), answered("2", kind, []));
      expect(html).toContain("<title>Answer: where to get help – SEND assistant</title>");
      expect(html).toContain("Leave this page quickly");
    },
  );

  it("shows the welcome where nothing has been said", () => {
    expect(page()).toContain("<p>Hello</p>");
  });
});
