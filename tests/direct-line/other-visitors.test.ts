import { once } from "node:events";
import { WebSocket } from "ws";
import { type DirectLineParts, directLineRoutes } from "../../src/direct-line/routes.js";
import { type Chat, call, openChat } from "../support/direct-line-calls.js";
import { type RunningServer, startServer } from "../support/start-server.js";

let server: RunningServer;
let mine: Chat;
let theirs: Chat;
beforeAll(async () => {
  server = await startServer({ ALLOWED_ORIGINS: "https://council.example" });
  mine = await openChat(server.url);
  theirs = await openChat(server.url);
  await theirs.ask("who inspected?");
});
afterAll(() => server.stop());

/** All that is kept of their conversation, as they read it themselves. */
async function theirWords(): Promise<unknown> {
  return (await call("GET", `${theirs.url}/activities`, { token: theirs.token })).body;
}

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every route with a conversation in its address: what another visitor's token gets there. */
const ofOneConversation: readonly Route[] = [
  { method: "GET", path: "/conversations/:id" },
  { method: "DELETE", path: "/conversations/:id" },
  { method: "GET", path: "/conversations/:id/activities" },
  { method: "POST", path: "/conversations/:id/activities" },
  { method: "POST", path: "/conversations/:id/upload" },
];
/** Every other route: it acts on the conversation that the token names, whatever else is asked for. */
const ofTheToken: readonly Route[] = [
  { method: "POST", path: "/tokens/generate" },
  { method: "POST", path: "/tokens/refresh" },
  { method: "POST", path: "/conversations" },
];

/** Calls the route for their conversation, with something to write where it takes that. */
function callForTheirs({ method, path }: Route, token?: string) {
  const body = { type: "message", text: "I am somebody else", from: { id: "me" } };
  const url = `${server.url}/v3/directline${path.replace(":id", theirs.id)}`;
  return call(method, url, { ...(token === undefined ? {} : { token }), ...(method === "POST" ? { body } : {}) });
}

describe("another visitor's conversation", () => {
  it("is tried below at every route that there is", () => {
    const parts: DirectLineParts = new Proxy(Object.create(null), { get: () => unused });
    const { stack } = directLineRoutes(parts);
    const routes = stack.flatMap(({ route }) => {
      const methods = new Set(route?.stack.map(({ method }) => String(method).toUpperCase()));
      return [...methods].map((method) => `${method} ${route?.path}`);
    });
    const tried = [...ofOneConversation, ...ofTheToken].map(({ method, path }) => `${method} ${path}`);
    expect(routes.sort()).toEqual(tried.sort());
  });

  it.each(ofOneConversation)("is neither read nor changed by $method $path with one's own token", async (route) => {
    const before = await theirWords();
    const result = await callForTheirs(route, mine.token);
    expect([result.status, Object.keys(result.body)]).toEqual([404, ["error"]]);
    expect(await theirWords()).toEqual(before);
  });

  it.each(ofOneConversation)("is not there at $method $path for somebody without a token", async (route) => {
    expect((await callForTheirs(route)).status).toBe(401);
  });

  it.each(ofTheToken)("is not given by $method $path, though body and query name it", async ({ method, path }) => {
    const before = await theirWords();
    const named = { conversationId: theirs.id, conversation: { id: theirs.id }, user: { id: "me" } };
    const url = `${server.url}/v3/directline${path}?conversationId=${theirs.id}`;
    const { body } = await call(method, url, { token: mine.token, body: named });
    expect(JSON.stringify(body)).not.toContain(theirs.id);
    expect(await theirWords()).toEqual(before);
  });

  it("has a stream that no other token opens, one's own stream's included", async () => {
    const { body } = await call("GET", mine.url, { token: mine.token });
    const ofMine = new URL(body.streamUrl);
    for (const token of [ofMine.searchParams.get("t") ?? "", mine.token, theirs.token, ""]) {
      const url = new URL(ofMine);
      url.pathname = url.pathname.replace(mine.id, theirs.id);
      url.searchParams.set("t", token);
      const [, response] = await once(new WebSocket(url), "unexpected-response");
      expect(response.statusCode).toBe(401);
    }
  });

  it("is not heard on one's own stream", async () => {
    const { body } = await call("GET", `${mine.url}?watermark=1`, { token: mine.token });
    const stream = new WebSocket(body.streamUrl);
    await once(stream, "open");
    await theirs.ask("what are the priority actions?");
    const heard = once(stream, "message");
    await mine.ask("hello");
    expect(JSON.parse(String((await heard)[0])).activities[0]).toMatchObject({ text: "hello" });
    stream.close();
  });

  it("is not told on the chat page by one's own token in its form", async () => {
    const form = new URLSearchParams({ token: mine.token, conversationId: theirs.id, do: "copy" });
    const page = await (await fetch(`${server.url}/chat`, { method: "POST", body: form })).text();
    expect(page).toContain("I answer questions");
    expect(page).not.toContain("who inspected?");
  });
});

describe("a token that is refreshed", () => {
  it("opens the same conversation, and no other", async () => {
    const { body } = await call("POST", `${server.url}/v3/directline/tokens/refresh`, { token: mine.token });
    expect([body.conversationId, body.expires_in]).toEqual([mine.id, 1800]);
    expect((await call("GET", `${mine.url}/activities`, { token: body.token })).status).toBe(200);
    expect((await call("GET", `${theirs.url}/activities`, { token: body.token })).status).toBe(404);
  });

  it("must be good: neither a changed one nor a stream's is", async () => {
    const refresh = (token: string) => call("POST", `${server.url}/v3/directline/tokens/refresh`, { token });
    const { body } = await call("GET", mine.url, { token: mine.token });
    const ofStream = new URL(body.streamUrl).searchParams.get("t") ?? "";
    const [head, , signature] = mine.token.split(".");
    const [, claims] = theirs.token.split(".");
    for (const token of [ofStream, `${head}.${claims}.${signature}`, "", "x"])
      expect((await refresh(token)).status).toBe(401);
  });
});

describe("a page of another website", () => {
  const evil = { origin: "https://evil.example" };

  it.each([
    ["POST", "/api/token"],
    ["OPTIONS", "/api/token"],
    ["POST", "/v3/directline/conversations"],
    ["GET", "/v3/directline/conversations/x/activities"],
    ["OPTIONS", "/v3/directline/conversations/x/activities"],
    ["POST", "/v3/directline/tokens/refresh"],
  ])("is refused %s %s, with a good token too", async (method, path) => {
    const { status, headers } = await call(method, server.url + path, { token: mine.token, headers: evil });
    expect([status, headers.get("access-control-allow-origin")]).toEqual([403, null]);
  });

  it.each([
    ["https://evil.example", 403],
    ["null", 403],
    ["https://council.example.evil.example", 403],
    ["http://council.example", 403],
  ])("of %s opens no stream", async (origin, status) => {
    const { body } = await call("GET", mine.url, { token: mine.token });
    const [, response] = await once(new WebSocket(body.streamUrl, { headers: { origin } }), "unexpected-response");
    expect(response.statusCode).toBe(status);
  });

  it("that is on the list may call, be told beforehand, and open a stream", async () => {
    const headers = { origin: "https://council.example", "access-control-request-method": "POST" };
    const before = await call("OPTIONS", `${mine.url}/activities`, { headers });
    expect(before.status).toBe(204);
    expect(before.headers.get("access-control-allow-origin")).toBe("https://council.example");
    expect(before.headers.get("access-control-allow-credentials")).toBeNull();
    expect(before.headers.get("vary")).toContain("Origin");
    const { body } = await call("GET", mine.url, { token: mine.token, headers });
    const stream = new WebSocket(body.streamUrl, { headers: { origin: "https://council.example" } });
    await once(stream, "message");
    stream.close();
  });
});

function unused(): never {
  throw new Error("no route is called here");
}
