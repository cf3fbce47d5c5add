import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Activity } from "../../src/protocol/activity.js";
import { makeContent } from "../content/content-folders.js";
import { call, openChat } from "../support/direct-line-calls.js";
import { freePort } from "../support/ports.js";
import { type RunningServer, startServer } from "../support/start-server.js";

jest.setTimeout(600_000);

const kills = 50;
const visitors = 4;

/** A visitor who asks one question after the other, and asks again what was not acknowledged unless it has arrived after all. */
interface Visitor {
  readonly acknowledged: string[];
  readonly chat: { readonly id: string; readonly token: string };
  next: number;
}

describe("a server that is killed again and again under load", () => {
  it("loses nothing that it has acknowledged, doubles nothing, keeps the order, and leaves no question without its answer", async () => {
    // What is answered does not matter here: with one answer it starts in a third of the time.
    const content = makeContent();
    const settings = {
      KNOWLEDGE_DIR: content.knowledge,
      DIALOGS_DIR: content.dialogs,
      DATA_DIR: mkdtempSync(path.join(tmpdir(), "kills-")),
      PORT: String(await freePort()),
    };
    let server: RunningServer = await startServer(settings);
    const some: Visitor[] = [];
    for (let at = 0; at < visitors; at++) some.push({ chat: await openChat(server.url), acknowledged: [], next: 0 });
    for (let kill = 0; kill < kills; kill++) {
      // Each kill comes after another number of answers, so that it meets the server at another place.
      let left = (kill % 7) + 1;
      let end = (): void => undefined;
      const enough = new Promise<void>((resolve) => {
        end = resolve;
      });
      const asking = some.map((visitor) =>
        askWhile(
          () => left > 0,
          server.url,
          visitor,
          () => {
            left -= 1;
            if (left === 0) end();
          },
        ),
      );
      await enough;
      await server.stop("SIGKILL");
      await Promise.all(asking);
      server = await startServer(settings);
    }
    for (const { chat, acknowledged } of some) {
      const { body } = await call("GET", `${server.url}/v3/directline/conversations/${chat.id}/activities`, chat);
      const activities: Activity[] = body.activities;
      const asked = activities.filter(({ from }) => from.role === "user").map(({ text }) => text ?? "");
      expect(asked.filter((text) => acknowledged.includes(text))).toEqual(acknowledged);
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked).toEqual([...asked].sort((one, other) => numberOf(one) - numberOf(other)));
      expect(activities.map(({ from }) => from.role)).toEqual(["bot", ...asked.flatMap(() => ["user", "bot"])]);
    }
    expect(some.flatMap(({ acknowledged }) => acknowledged).length).toBeGreaterThan(kills);
    await server.stop();
    rmSync(settings.DATA_DIR, { recursive: true });
    content.remove();
  });
});

const numberOf = (text: string): number => Number(/\d+$/.exec(text)?.[0]);

async function askWhile(goesOn: () => boolean, server: string, visitor: Visitor, answered: () => void): Promise<void> {
  const url = `${server}/v3/directline/conversations/${visitor.chat.id}/activities`;
  try {
    while (goesOn()) {
      const text = `when is it? ${visitor.next}`;
      const { body } = await call("GET", url, { token: visitor.chat.token });
      const hasArrived = body.activities.some((one: Activity) => one.text === text);
      if (!hasArrived) {
        const { status } = await call("POST", url, { token: visitor.chat.token, body: { type: "message", text } });
        if (status !== 200) throw new Error(`posting gave ${status}`);
      }
      visitor.acknowledged.push(text);
      visitor.next += 1;
      answered();
    }
  } catch (error) {
    if (goesOn()) throw error;
  }
}
