import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { dataOf, textsIn } from "../support/in-card.js";
import { freePort } from "../support/ports.js";
import { cardProblems } from "../support/read-card.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { type ConnectorCall, type Microsoft, startMicrosoft } from "./stand-in/microsoft.js";
import { openTeams } from "./stand-in/teams.js";

let microsoft: Microsoft;
let server: RunningServer;
beforeAll(async () => {
  microsoft = await startMicrosoft();
  // The server would name only its public address.
  const PORT = String(await freePort());
  const started = await startServer({ ...microsoft.settings, PORT, PUBLIC_URL: "https://bot.example" });
  server = { ...started, url: `http://127.0.0.1:${PORT}` };
});
afterAll(async () => {
  await server?.stop();
  await microsoft?.stop();
});

/** What the connector has got while the work was done. */
async function during(work: () => Promise<unknown>): Promise<readonly ConnectorCall[]> {
  const before = microsoft.calls.length;
  await work();
  return microsoft.calls.slice(before);
}
const cardOf = (call: ConnectorCall | undefined) => call?.body.attachments[0].content;
const nextInspections = "When are the next inspections?";

describe("a message in Teams", () => {
  it("is answered with one valid card, in the thread, with words for notifications, and no typing", async () => {
    const chat = openTeams(server.url, microsoft, "channel");
    const calls = await during(() =>
      chat.say("<at>SEND assistant</at> when are the next inspections?&nbsp;", { id: "m1" }),
    );
    expect(calls.map(({ method, path: at }) => [method, at])).toEqual([
      ["POST", `/teams/v3/conversations/${chat.id}/activities/m1`],
    ]);
    const [{ body }] = calls as [ConnectorCall];
    expect(body).toMatchObject({ type: "message", replyToId: "m1" });
    expect(body.summary).toMatch(/^When are the next inspections\? .+\.$/);
    expect(body.text).toBeUndefined();
    expect(body.suggestedActions).toBeUndefined();
    expect(cardProblems(cardOf(calls[0]))).toEqual([]);
    expect(textsIn(cardOf(calls[0]))[0]).toBe(nextInspections);
    expect(JSON.stringify(cardOf(calls[0]))).toContain("https://bot.example/faq/next-inspections");
  });

  it.each(["personal", "groupChat", "channel"] as const)("is answered in a %s conversation", async (scope) => {
    const chat = openTeams(server.url, microsoft, scope);
    const [answer] = await during(() => chat.say("<at>bot</at> what did the inspectors find?"));
    expect(answer?.path).toContain(`/v3/conversations/${chat.id}/activities`);
    expect(textsIn(cardOf(answer)).length).toBeGreaterThan(2);
  });

  it("is remembered for the person who wrote it, so that it can be followed up", async () => {
    const chat = openTeams(server.url, microsoft);
    await chat.say("What are the priority actions?");
    const [again] = await during(() => chat.say("tell me about the second one"));
    expect(again?.body.summary).toMatch(/\? .+/);
    expect(textsIn(cardOf(again))[0]).not.toBe("What are the priority actions?");
  });

  it("that tells of danger gets the crisis card in every scope", async () => {
    for (const scope of ["personal", "groupChat", "channel"] as const) {
      const [answer] = await during(() => openTeams(server.url, microsoft, scope).say("I want to kill myself"));
      expect(JSON.stringify(cardOf(answer))).toContain('"url":"tel:999"');
      expect(cardOf(answer).body[0].style).toBe("attention");
    }
  });

  it("that is delivered twice is answered once", async () => {
    const chat = openTeams(server.url, microsoft);
    const calls = await during(async () => {
      const statuses = await Promise.all([1, 2, 3].map(() => chat.say("hello", { id: "same" })));
      expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200]);
    });
    expect(calls).toHaveLength(1);
  });

  it("that is edited changes its answer in place", async () => {
    const chat = openTeams(server.url, microsoft);
    await chat.say("hello", { id: "m1" });
    const [update] = await during(() =>
      chat.deliver({
        type: "messageUpdate",
        id: "m1",
        text: nextInspections,
        channelData: { eventType: "editMessage" },
        timestamp: "2026-11-23T12:01:00.000Z",
      }),
    );
    expect(update).toMatchObject({ method: "PUT", path: expect.stringMatching(/\/activities\/sent-\d+$/) });
    expect(textsIn(cardOf(update))[0]).toBe(nextInspections);
  });

  it("that is edited after its answer was lost from memory is answered anew, an undone deletion is not", async () => {
    const chat = openTeams(server.url, microsoft);
    const edit = (id: string, eventType: string) =>
      during(() => chat.deliver({ type: "messageUpdate", id, text: nextInspections, channelData: { eventType } }));
    expect((await edit("unknown-1", "editMessage")).map(({ method }) => method)).toEqual(["POST"]);
    expect(await edit("unknown-2", "undeleteMessage")).toEqual([]);
  });

  it("that is deleted takes with it what was remembered", async () => {
    const chat = openTeams(server.url, microsoft);
    await chat.say("When is the next workshop?", { id: "m1" });
    const [repeated] = await during(() => chat.say("say that again"));
    await chat.deliver({ type: "messageDelete", id: "m1", channelData: { eventType: "softDeleteMessage" } });
    const [after] = await during(() => chat.say("say that again"));
    expect(textsIn(cardOf(repeated))[0]).toContain("workshop");
    expect(textsIn(cardOf(after)).join(" ")).not.toContain("workshop");
  });
});

describe("being installed", () => {
  it("is welcomed once, though Teams tells of it twice and at once", async () => {
    const chat = openTeams(server.url, microsoft);
    const calls = await during(() =>
      Promise.all([
        chat.deliver({ type: "installationUpdate", action: "add" }),
        chat.deliver({ type: "conversationUpdate", membersAdded: [{ id: "28:the-bot" }] }),
        chat.deliver({ type: "conversationUpdate", membersAdded: [{ id: "28:the-bot" }, { id: "29:somebody" }] }),
      ]),
    );
    expect(calls).toHaveLength(1);
    expect(textsIn(cardOf(calls[0]))[0]).toMatch(/^Hello\./);
  });

  it("is not welcomed for each member who joins, nor for an upgrade, nor for typing", async () => {
    const chat = openTeams(server.url, microsoft, "channel");
    const calls = await during(async () => {
      for (const id of ["29:a", "29:b"]) await chat.deliver({ type: "conversationUpdate", membersAdded: [{ id }] });
      await chat.deliver({ type: "installationUpdate", action: "add-upgrade" });
      await chat.deliver({ type: "typing" });
      await chat.deliver({ type: "conversationUpdate", channelData: { eventType: "channelRenamed" } });
    });
    expect(calls).toEqual([]);
  });

  it("is welcomed again after it was uninstalled", async () => {
    const chat = openTeams(server.url, microsoft);
    const calls = await during(async () => {
      await chat.deliver({ type: "installationUpdate", action: "add" });
      await chat.deliver({ type: "installationUpdate", action: "remove" });
      await chat.deliver({ type: "installationUpdate", action: "add" });
    });
    expect(calls).toHaveLength(2);
  });
});

describe("a button", () => {
  const press = (data: unknown) => ({ action: { type: "Action.Execute", verb: "ask", data }, trigger: "manual" });

  it("changes the card for the person who pressed it, and in a chat of one's own for good", async () => {
    const chat = openTeams(server.url, microsoft);
    const [answer] = await during(() => chat.say(nextInspections));
    const title = String(textsIn(cardOf(answer))[0]);
    const related = cardOf(answer).body.find(
      ({ actions }: { actions?: { verb?: string }[] }) => actions?.[0]?.verb === "ask",
    );
    const { data } = related.actions[0];
    const before = microsoft.calls.length;
    const { status, body } = await chat.invoke("adaptiveCard/action", press(data), { replyToId: "sent-card" });
    expect([status, body.statusCode, body.type]).toEqual([200, 200, "application/vnd.microsoft.card.adaptive"]);
    expect(cardProblems(body.value)).toEqual([]);
    expect(textsIn(body.value)[0]).toBe(data.say);
    expect(dataOf(body.value, `Back to: ${title}`)).toEqual({ do: "ask", say: title });
    const [update] = (await microsoft.received(before + 1)).slice(before);
    expect(update).toMatchObject({ method: "PUT", path: `/teams/v3/conversations/${chat.id}/activities/sent-card` });
    expect(cardOf(update)).toEqual(body.value);
  });

  it("in a group leaves the message as it is for all others", async () => {
    const chat = openTeams(server.url, microsoft, "groupChat");
    const calls = await during(() =>
      chat.invoke("adaptiveCard/action", press({ do: "ask", say: nextInspections }), { replyToId: "sent-card" }),
    );
    expect(calls).toEqual([]);
  });

  it("of a guided step works for somebody who was not there before", async () => {
    const chat = openTeams(server.url, microsoft, "channel");
    const data = { do: "ask", say: "Join the Parent Carer Forum", step: "get-involved/start" };
    const { body } = await chat.invoke("adaptiveCard/action", press(data), { from: { id: "29:newcomer" } });
    expect(textsIn(body.value).join(" ")).toMatch(/Forum/);
  });

  it("that says an answer was useful is counted, and thanked for on the card", async () => {
    const chat = openTeams(server.url, microsoft);
    const [answer] = await during(() => chat.say("How do I get the newsletter?"));
    const data = dataOf(cardOf(answer), "Yes");
    const { body } = await chat.invoke("adaptiveCard/action", press(data));
    expect(textsIn(body.value).join(" ")).toContain("Thank you for telling me");
    expect(textsIn(body.value)).not.toContain("Was this helpful?");
    const database = new Database(path.join(server.dataFolder, "conversations.sqlite"));
    const rows = database.prepare("SELECT entry, useful, times FROM feedback").raw().all();
    database.close();
    expect(rows).toEqual([[(data as { entry: string }).entry, 1, 1]]);
  });

  it("works as a message where Action.Execute is not known", async () => {
    const chat = openTeams(server.url, microsoft);
    const [answer] = await during(() => chat.deliver({ type: "message", value: { do: "ask", say: nextInspections } }));
    expect(textsIn(cardOf(answer))[0]).toBe(nextInspections);
  });

  it("that carries nonsense is refused on the card, and an unknown invoke with 501", async () => {
    const chat = openTeams(server.url, microsoft);
    const { body } = await chat.invoke("adaptiveCard/action", press({ do: "harm" }));
    expect(body).toMatchObject({ statusCode: 400, type: "application/vnd.microsoft.error" });
    expect((await chat.invoke("signin/verifyState", {})).status).toBe(501);
  });

  it("for an answer that is no longer there counts nothing and still thanks", async () => {
    const chat = openTeams(server.url, microsoft);
    const { body } = await chat.invoke("adaptiveCard/action", press({ do: "useful", entry: "gone", useful: true }));
    expect(textsIn(body.value).join(" ")).toContain("Thank you");
  });
});

describe("the message extension", () => {
  const search = (text: string, more: Record<string, unknown> = {}) =>
    openTeams(server.url, microsoft).invoke("composeExtension/query", {
      commandId: "searchAnswers",
      parameters: [{ name: "query", value: text }],
      ...more,
    });

  it("lists answers with previews, best first, each a whole card without buttons that nobody hears, within 500 ms", async () => {
    await search("warm up");
    const began = Date.now();
    const { status, body } = await search("when will Ofsted come back");
    expect(Date.now() - began).toBeLessThan(500);
    expect([status, body.composeExtension.type, body.composeExtension.attachmentLayout]).toEqual([
      200,
      "result",
      "list",
    ]);
    const { attachments } = body.composeExtension;
    expect(attachments.length).toBeGreaterThan(1);
    expect(attachments[0].preview.content).toMatchObject({
      title: nextInspections,
      text: expect.stringMatching(/\.$/),
    });
    for (const { content } of attachments) {
      expect(cardProblems(content)).toEqual([]);
      expect(JSON.stringify(content)).not.toContain("Action.Execute");
    }
  });

  it("offers the welcome's answers before anything is typed", async () => {
    const { body } = await search("", { parameters: [{ name: "initialRun", value: "true" }] });
    expect(body.composeExtension.attachments.length).toBeGreaterThan(1);
  });

  it("gives the chosen answer", async () => {
    const chat = openTeams(server.url, microsoft);
    const { body } = await chat.invoke("composeExtension/selectItem", { entry: "next-inspections" });
    expect(body.composeExtension.attachments).toHaveLength(1);
    expect(textsIn(body.composeExtension.attachments[0].content)[0]).toBe(nextInspections);
  });

  it("shows the crisis card alone for words of danger", async () => {
    const { body } = await search("I want to kill myself");
    expect(body.composeExtension.attachments).toHaveLength(1);
    expect(JSON.stringify(body.composeExtension.attachments[0].content)).toContain("tel:999");
  });

  it("finds an answer to a message, shows others, and inserts the chosen one", async () => {
    const chat = openTeams(server.url, microsoft, "groupChat");
    const content = '<p><at id="0">Pat</at> a parent asks: <b>when are the next&nbsp;inspections?</b></p>';
    const { body: opened } = await chat.invoke("composeExtension/fetchTask", {
      commandId: "findAnswer",
      messagePayload: { id: "1", body: { contentType: "html", content } },
    });
    const { card } = opened.task.value;
    expect(opened.task.type).toBe("continue");
    expect(cardProblems(card.content)).toEqual([]);
    expect(textsIn(card.content)[0]).toBe(nextInspections);
    const related = String(
      card.content.body.filter(({ type }: { type: string }) => type === "ActionSet")[2].actions[0].title,
    );
    const { body: other } = await chat.invoke("composeExtension/submitAction", {
      commandId: "findAnswer",
      data: dataOf(card.content, related),
    });
    expect(textsIn(other.task.value.card.content)[0]).toBe(related);
    const { body: inserted } = await chat.invoke("composeExtension/submitAction", {
      commandId: "findAnswer",
      data: dataOf(other.task.value.card.content, "Insert into my message"),
    });
    expect(textsIn(inserted.composeExtension.attachments[0].content)[0]).toBe(related);
  });

  it("tolerates what it does not understand", async () => {
    const chat = openTeams(server.url, microsoft);
    for (const name of ["query", "selectItem", "fetchTask", "submitAction"])
      expect((await chat.invoke(`composeExtension/${name}`, { odd: true })).status).toBe(200);
  });
});

describe("a connector that has trouble", () => {
  const say = (text = "hello") => during(() => openTeams(server.url, microsoft).say(text));

  it("that is busy is asked again after the time it names", async () => {
    const began = Date.now();
    microsoft.goWrong({ status: 429, headers: { "retry-after": "1" } });
    const calls = await say();
    expect(calls).toHaveLength(2);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
    expect(calls[1]?.body).toEqual(calls[0]?.body);
  });

  it("that fails is asked again until it takes the message, which arrives once", async () => {
    microsoft.goWrong({ status: 503 }, { status: 500 });
    expect(await say()).toHaveLength(3);
  });

  it("that refuses is not asked again, nor is an apology sent to it, and the caller hears 200", async () => {
    microsoft.goWrong({ status: 403 });
    const calls = await during(async () => {
      expect((await openTeams(server.url, microsoft).say("hello")).status).toBe(200);
    });
    expect(calls).toHaveLength(1);
  });

  it("that hangs up after it took a message is not sent it twice", async () => {
    microsoft.goWrong("hang-up");
    expect(await say()).toHaveLength(1);
  });

  it("that hangs up on a change is sent it again, which does no harm", async () => {
    const chat = openTeams(server.url, microsoft);
    await chat.say("hello", { id: "m1" });
    microsoft.goWrong("hang-up");
    const calls = await during(() => chat.deliver({ type: "messageUpdate", id: "m1", text: nextInspections }));
    expect(calls.map(({ method }) => method)).toEqual(["PUT", "PUT"]);
  });

  it("that stays down is left in peace", async () => {
    microsoft.goWrong(...Array.from({ length: 4 }, () => ({ status: 502 })));
    expect(await say()).toHaveLength(4);
  });
});

describe("what stays of a conversation in Teams", () => {
  it("is its state alone, sealed: neither words nor ids stand in the data folder or the log", async () => {
    const chat = openTeams(server.url, microsoft);
    await chat.say("I am Marnie Oakhollow, when is the next workshop?", { from: { id: "29:very-own-id" } });
    const kept =
      readdirSync(server.dataFolder)
        .map((name) => readFileSync(path.join(server.dataFolder, name), "latin1"))
        .join("") + server.log();
    expect(["Oakhollow", "very-own-id", chat.id].filter((word) => kept.includes(word))).toEqual([]);
    const database = new Database(path.join(server.dataFolder, "conversations.sqlite"));
    const states = database.prepare("SELECT hex(sealed) FROM state").raw().all();
    expect(states.length).toBeGreaterThan(0);
    expect(JSON.stringify(states)).not.toContain(Buffer.from("next-workshop").toString("hex").toUpperCase());
    expect(database.prepare("SELECT COUNT(*) FROM activity").raw().get()).toEqual([0]);
    database.close();
  });
});
