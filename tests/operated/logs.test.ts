import { makeTrace } from "../../src/trace.js";
import { call, openChat } from "../support/direct-line-calls.js";
import { type RunningServer, startServer } from "../support/start-server.js";

interface RequestLine {
  readonly message: string;
  readonly request: string;
  readonly conversation?: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

/** The log's lines on requests; they are there a moment after the answers, so the last one is waited for. */
async function requestLines(server: RunningServer): Promise<RequestLine[]> {
  const id = "00000000000000000000000000000000";
  await call("GET", `${server.url}/healthz`, { headers: { "x-request-id": id } });
  while (!server.log().includes(id)) await new Promise((resolve) => setImmediate(resolve));
  const lines = server
    .log()
    .split("\n")
    .filter((line) => line.includes('"message":"request"'));
  return lines.map((line) => JSON.parse(line)).filter(({ request }) => request !== id);
}

describe("the log at the level debug", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ LOG_LEVEL: "debug", DIRECT_LINE_SECRET: "a-secret-of-a-council" });
  });
  afterAll(() => server.stop());

  it("has a line for each request: its id, method, route, status and time, and a name for the conversation", async () => {
    const chat = await openChat(server.url);
    await call("POST", `${chat.url}/activities`, { token: chat.token, body: { type: "message", text: "hello" } });
    await fetch(`${server.url}/faq/full-inspection`);
    await call("GET", `${server.url}/nowhere/Oakhollow`);
    const lines = await requestLines(server);
    const directLine = "/v3/directline/conversations";
    expect(lines.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
      "POST /api/token 200",
      `POST ${directLine} 201`,
      `POST ${directLine}/:id/activities 200`,
      "GET /faq/:id 200",
      "GET none 404",
    ]);
    for (const line of lines) {
      const fields = ["level", "message", "method", "request", "route", "seconds", "status", "timestamp"];
      expect(
        Object.keys(line)
          .filter((key) => key !== "conversation")
          .sort(),
      ).toEqual(fields);
    }
    const names = lines.flatMap(({ conversation }) => conversation ?? []);
    expect(names).toEqual([names[0], names[0]]);
    expect(names[0]).toMatch(/^[\w-]{12}$/);
  });

  it("names a request by its proxy's id, and by no id that could be words", async () => {
    const idFor = async (given: string): Promise<string | null> =>
      (await call("GET", `${server.url}/healthz`, { headers: { "x-request-id": given } })).headers.get("x-request-id");
    const ofProxy = "3f2a9c0d-1111-4222-8333-944455556666";
    expect(await idFor(ofProxy)).toBe(ofProxy);
    for (const given of ["Marnie-Oakhollow-of-WR99", "", "ab", "a".repeat(200)])
      expect(await idFor(given)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it("has nothing that a visitor typed, sent, is called or can be reached by", async () => {
    const typed = ["Oakhollow", "07700900142", "WR997QX", "mum@example.org"];
    const everywhere = typed.join("%20");
    const chat = await openChat(server.url);
    const headers = {
      "user-agent": "Oakhollow",
      referer: `https://x.example/${everywhere}`,
      "x-request-id": "Oakhollow",
    };
    await chat.ask(`I am ${typed.join(" ")} and I want to die`);
    await call("POST", `${chat.url}/activities`, {
      token: chat.token,
      headers,
      body: '{"type":"message","text":"Oakhollow',
    });
    await call("POST", `${chat.url}/activities`, {
      token: chat.token,
      headers,
      body: { type: "Oakhollow", text: typed },
    });
    await call("GET", `${chat.url}/activities?watermark=${everywhere}`, { token: chat.token, headers });
    await call("GET", `${server.url}/v3/directline/conversations/Oakhollow/activities`, { token: chat.token, headers });
    await call("GET", `${server.url}/v3/directline/conversations/x`, { token: "Oakhollow", headers });
    await fetch(`${server.url}/faq?q=${everywhere}`, { headers });
    await fetch(`${server.url}/Oakhollow/${everywhere}`, { headers });
    await fetch(`${server.url}/chat`, {
      method: "POST",
      headers,
      body: new URLSearchParams({ text: typed.join(" ") }),
    });
    const { length } = await requestLines(server);
    expect(length).toBeGreaterThan(10);
    const log = server.log();
    const never = [...typed, '127.0.0.1"', "::1", chat.id, chat.token, "a-secret-of-a-council", "want to die"];
    expect(never.filter((words) => log.includes(words))).toEqual([]);
  });

  it("tells how long requests took by route, in the numbers for Prometheus", async () => {
    const numbers = await (await fetch(`${server.url}/metrics`)).text();
    expect(numbers).toMatch(
      /^assistant_request_seconds_count\{method="POST",route="\/v3\/directline\/conversations\/:id\/activities",status="200"\} [1-9]/m,
    );
    expect(numbers).not.toMatch(/Oakhollow/i);
  });
});

describe("a conversation's name in the log", () => {
  const nameOf = (secret: string, day: string, conversation: string): string | undefined => {
    const trace = makeTrace(
      () => secret,
      () => day,
    );
    return trace.run("id", () => {
      trace.note(conversation);
      return trace.ids().conversation;
    });
  };

  it("is the same at all instances for a day, and another one for each conversation, day and secret", () => {
    const name = nameOf("secret", "2026-11-23", "conversation");
    expect(nameOf("secret", "2026-11-23", "conversation")).toBe(name);
    const others = [
      nameOf("secret", "2026-11-23", "another"),
      nameOf("secret", "2026-11-24", "conversation"),
      nameOf("another", "2026-11-23", "conversation"),
    ];
    expect(new Set([name, ...others]).size).toBe(4);
  });

  it("is missing outside a request", () => {
    const trace = makeTrace(
      () => "secret",
      () => "2026-11-23",
    );
    trace.note("conversation");
    expect(trace.ids()).toEqual({});
  });
});
