import { once } from "node:events";
import { WebSocket } from "ws";
import { call, openChat } from "../support/direct-line-calls.js";
import { type RunningServer, startServer } from "../support/start-server.js";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ ALLOWED_ORIGINS: "https://council.example" });
});
afterAll(() => server.stop());

const api = (path: string): string => `${server.url}/v3/directline${path}`;

describe("starting a conversation", () => {
  it("answers 201 at first and 200 when the token has started it already", async () => {
    const { token } = (await call("POST", `${server.url}/api/token`)).body;
    const first = await call("POST", api("/conversations"), { token });
    const second = await call("POST", api("/conversations"), { token: first.body.token });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(first.body).toEqual({
      conversationId: second.body.conversationId,
      token: expect.any(String),
      expires_in: 1800,
      streamUrl: expect.stringContaining("/stream?watermark=&t="),
    });
    const { body } = await call("GET", api(`/conversations/${first.body.conversationId}/activities`), { token });
    expect(body.activities).toHaveLength(1);
  });

  it("gives tokens to its own pages and to allowed ones only", async () => {
    const from = (origin: string) => call("POST", `${server.url}/api/token`, { headers: { origin } });
    expect((await from(server.url)).status).toBe(200);
    expect((await from("https://council.example")).headers.get("access-control-allow-origin")).toBe(
      "https://council.example",
    );
    const refused = await from("https://evil.example");
    expect(refused.status).toBe(403);
    expect(refused.body).toEqual({ error: { code: "OriginNotAllowed", message: expect.any(String) } });
  });

  it("makes no tokens without the Direct Line secret", async () => {
    const { token } = (await call("POST", `${server.url}/api/token`)).body;
    expect((await call("POST", api("/tokens/generate"), { token })).status).toBe(401);
    expect((await call("POST", api("/tokens/generate"), { token: "" })).status).toBe(401);
  });
});

describe("posting", () => {
  it("echoes the message with its clientActivityID, then the answer", async () => {
    const chat = await openChat(server.url);
    const { body } = await call("POST", `${chat.url}/activities`, {
      token: chat.token,
      body: {
        type: "message",
        text: "hello",
        from: { id: "me" },
        channelData: { clientActivityID: "c1", attachmentSizes: [] },
        attachments: [],
        entities: [],
      },
    });
    const { activities, watermark } = (await call("GET", `${chat.url}/activities?watermark=1`, { token: chat.token }))
      .body;
    expect(activities[0]).toMatchObject({
      id: body.id,
      text: "hello",
      from: { role: "user" },
      channelData: { clientActivityID: "c1" },
    });
    expect(activities[1]).toMatchObject({ from: { role: "bot" }, channelData: { kind: "small-talk" } });
    expect(watermark).toBe("3");
  });

  it.each([
    ["an activity of an unknown type", { type: "bomb" }, 400],
    ["no JSON", "{not json", 400],
    ["a body of the wrong shape", ["x"], 400],
    ["a text that is no text", { type: "message", text: 7 }, 400],
    ["a body that is far too large", { type: "message", text: "a".repeat(200_000) }, 413],
  ])("refuses %s with an explanation", async (_name, body, status) => {
    const chat = await openChat(server.url);
    const result = await call("POST", `${chat.url}/activities`, { token: chat.token, body });
    expect(result.status).toBe(status);
    expect(result.body.error).toEqual({ code: expect.any(String), message: expect.stringMatching(/\w+ \w+/) });
    expect(JSON.stringify(result.body)).not.toMatch(/node_modules|\.ts:|\n\s+at /);
  });

  it.each([
    ["an empty message", "", "refused"],
    ["five thousand characters", "why ".repeat(1250), "refused"],
  ])("answers %s politely", async (_name, text, kind) => {
    const chat = await openChat(server.url);
    const [reply] = await chat.ask(text);
    expect(reply?.channelData).toMatchObject({ kind });
  });

  it("takes typing and events without an answer", async () => {
    const chat = await openChat(server.url);
    for (const body of [{ type: "typing" }, { type: "event", name: "webchat/join" }]) {
      expect((await call("POST", `${chat.url}/activities`, { token: chat.token, body })).status).toBe(200);
    }
    expect((await call("GET", `${chat.url}/activities`, { token: chat.token })).body.activities).toHaveLength(1);
  });

  it("refuses uploads", async () => {
    const chat = await openChat(server.url);
    expect((await call("POST", `${chat.url}/upload`, { token: chat.token })).status).toBe(400);
  });
});

describe("who may read", () => {
  it("lets one visitor neither read nor write another's conversation", async () => {
    const [mine, theirs] = [await openChat(server.url), await openChat(server.url)];
    expect((await call("GET", `${theirs.url}/activities`, { token: mine.token })).status).toBe(404);
    expect((await call("GET", theirs.url, { token: mine.token })).status).toBe(404);
    const posted = await call("POST", `${theirs.url}/activities`, {
      token: mine.token,
      body: { type: "message", text: "hi" },
    });
    expect(posted.status).toBe(404);
  });

  it.each(["", "nonsense", "eyJhbGciOiJub25lIn0.eyJjb252IjoieCJ9."])("answers 401 to the token '%s'", async (token) => {
    expect((await call("GET", api("/conversations/x/activities"), { token })).status).toBe(401);
  });

  it("opens a stream to its own token only", async () => {
    const chat = await openChat(server.url);
    const { streamUrl } = (await call("GET", chat.url, { token: chat.token })).body;
    const good = new WebSocket(streamUrl);
    const [frame] = await once(good, "message");
    expect(JSON.parse(String(frame)).activities[0].text).toContain("I answer questions");
    good.close();
    const bad = new WebSocket(streamUrl.replace(/t=.*/, `t=${chat.token}`));
    const [error] = await once(bad, "error");
    expect(String(error)).toContain("401");
  });
});

describe("too many messages", () => {
  it("answers 429 with Retry-After", async () => {
    const strict = await startServer({ RATE_LIMIT: "3" });
    const chat = await openChat(strict.url);
    const send = () =>
      call("POST", `${chat.url}/activities`, { token: chat.token, body: { type: "message", text: "hello" } });
    const results = [await send(), await send(), await send(), await send()];
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(Number(results[3]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(results[3]?.body.error.message).toContain("wait a minute");
    await strict.stop();
  });

  const tokensFor = async (settings: Record<string, string>): Promise<number[]> => {
    const strict = await startServer({ RATE_LIMIT: "1", ...settings });
    const ask = async (client: string): Promise<number> =>
      (await fetch(`${strict.url}/api/token`, { method: "POST", headers: { "x-forwarded-for": client } })).status;
    const seen = [await ask("192.0.2.1"), await ask("192.0.2.1"), await ask("192.0.2.2")];
    await strict.stop();
    return seen;
  };

  it("counts each client behind a proxy of ours by itself", async () => {
    expect(await tokensFor({})).toEqual([200, 429, 200]);
  });

  it("takes no stranger's word on where a request comes from", async () => {
    expect(await tokensFor({ TRUSTED_PROXIES: "none" })).toEqual([200, 429, 429]);
  });
});

describe("Microsoft's channels", () => {
  it("are not served without an app id", async () => {
    expect(
      (
        await call("POST", `${server.url}/api/messages`, {
          body: { type: "message", serviceUrl: "http://127.0.0.1:1/" },
        })
      ).status,
    ).toBe(404);
  });

  it("are served with one, and refuse an activity without a token", async () => {
    const teams = await startServer({
      MicrosoftAppId: "00000000-0000-0000-0000-000000000000",
      MicrosoftAppPassword: "x",
      MicrosoftAppTenantId: "t",
    });
    expect(
      (
        await call("POST", `${teams.url}/api/messages`, {
          body: { type: "message", serviceUrl: "http://127.0.0.1:1/" },
        })
      ).status,
    ).toBe(401);
    expect((await call("POST", `${teams.url}/api/messages`, { body: { type: "message" } })).status).toBe(401);
    await teams.stop();
  });
});
