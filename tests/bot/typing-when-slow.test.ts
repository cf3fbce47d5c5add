import { makeAnswerBook } from "../../src/bot/answer-book.js";
import { makeAssistantBot } from "../../src/bot/assistant-bot.js";
import type { BotTurn } from "../../src/bot/bot-turn.js";
import type { Mind } from "../../src/bot/mind.js";
import type { Reply } from "../../src/conversation/reply.js";
import { freshState } from "../../src/conversation/state.js";

const said: Reply = { kind: "step", step: "s", words: { markdown: "An answer." }, suggestions: [] };
const mind: Mind = {
  welcome: () => said,
  answer: () => ({ reply: said, state: freshState, note: { kind: "step", name: "s" } }),
  find: () => [said],
  entry: () => undefined,
  thanks: () => said,
  trouble: () => said,
};

/** What the bot did in one turn whose state takes as long as `reading` to read. */
async function doneInTurn(slowMs: number, reading: (typing: Promise<void>) => Promise<void>): Promise<string[]> {
  const done: string[] = [];
  let typed: () => void = () => undefined;
  const typing = new Promise<void>((resolve) => {
    typed = resolve;
  });
  const bot = makeAssistantBot({
    mind,
    states: {
      readState: async () => void (await reading(typing)),
      writeState: async () => undefined,
      writeStateOfTurn: async () => undefined,
    },
    forget: async () => undefined,
    takeFeedback: () => undefined,
    takeNote: () => undefined,
    conversationOf: () => ({ id: "c", key: Buffer.alloc(32) }),
    claim: async () => true,
    answers: makeAnswerBook(),
    reportFault: (error) => done.push(`fault ${String(error)}`),
    slowMs,
  });
  const turn: BotTurn = {
    activity: {
      type: "message",
      id: "1",
      channelId: "msteams",
      conversation: { id: "c" },
      from: { id: "user" },
      recipient: { id: "bot" },
      text: "hello",
    },
    send: async () => {
      done.push("sent");
      return "1";
    },
    update: async () => undefined,
    showTyping: async () => {
      done.push("typing");
      typed();
    },
    later: () => undefined,
  };
  await bot(turn);
  return done;
}

describe("the typing sign", () => {
  it("is shown when the answer takes long", async () => {
    expect(await doneInTurn(1, (typing) => typing)).toEqual(["typing", "sent"]);
  });

  it("is not shown when the answer is there at once", async () => {
    expect(await doneInTurn(5000, async () => undefined)).toEqual(["sent"]);
  });

  it("is followed by an apology when something fails", async () => {
    const failing = async (): Promise<void> => {
      throw new Error("the store is gone");
    };
    expect(await doneInTurn(5000, failing)).toEqual(["fault Error: the store is gone", "sent"]);
  });
});
