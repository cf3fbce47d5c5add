import { once } from "node:events";
import { createServer } from "node:http";
import { WebSocket } from "ws";
import { makeStreamPlaces } from "../../src/direct-line/stream-places.js";
import { serveStreams } from "../../src/direct-line/stream-server.js";
import { makeVisitorTokens, newConversation } from "../../src/direct-line/visitor-token.js";
import type { ActivitySet } from "../../src/protocol/activity.js";
import { call, openChat } from "../support/direct-line-calls.js";
import { portOf } from "../support/ports.js";
import { connectRaw, upgradeRequest } from "../support/raw-client.js";
import { startServer } from "../support/start-server.js";

/** Opens a stream; gives its socket, or the status and body with which it was refused. */
async function open(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url, { headers });
  const refused = once(socket, "unexpected-response").then(async ([, response]) => {
    const body = await new Response(response).json();
    return { status: response.statusCode, retryAfter: response.headers["retry-after"], body };
  });
  return Promise.race([once(socket, "open").then(() => socket), refused]);
}

describe("how many streams may be open", () => {
  it("is five for one conversation: the sixth is refused in words, until one is closed", async () => {
    const server = await startServer();
    const chat = await openChat(server.url);
    const url = async (): Promise<string> => (await call("GET", chat.url, { token: chat.token })).body.streamUrl;
    const sockets: unknown[] = [];
    for (let at = 0; at < 5; at++) sockets.push(await open(await url()));
    expect(sockets.every((one) => one instanceof WebSocket)).toBe(true);
    expect(await open(await url())).toEqual({
      status: 429,
      retryAfter: "60",
      body: { error: { code: "TooManyStreams", message: expect.stringContaining("Too many chats are open") } },
    });
    const [first] = sockets;
    if (first instanceof WebSocket) first.close();
    let next = await open(await url());
    while (!(next instanceof WebSocket)) next = await open(await url());
    await server.stop();
  });

  it("is ten times its messages a minute for one client, told apart behind a proxy", async () => {
    const server = await startServer({ RATE_LIMIT: "1" });
    const from = (client: string) => ({ "x-forwarded-for": client });
    const streamUrl = async (client: string): Promise<string> => {
      const { token } = (await call("POST", `${server.url}/api/token`, { headers: from(client) })).body;
      return (await call("POST", `${server.url}/v3/directline/conversations`, { token })).body.streamUrl;
    };
    const results: unknown[] = [];
    for (const conversation of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) {
      const url = await streamUrl(conversation);
      for (let at = 0; at < 4; at++) results.push(await open(url, from("192.0.2.9")));
    }
    const opened = results.filter((one) => one instanceof WebSocket);
    expect([opened.length, results.at(10), results.at(11)]).toMatchObject([10, { status: 429 }, { status: 429 }]);
    expect(await open(await streamUrl("192.0.2.4"), from("192.0.2.8"))).toBeInstanceOf(WebSocket);
    await server.stop();
  });
});

describe("a client that leaves unread what it is sent", () => {
  it("is cut off before more than a bounded heap of it waits in the server", async () => {
    const conversation = newConversation();
    const tokens = makeVisitorTokens("a secret that is long enough to sign", () => new Date());
    const mostUnreadBytes = 256 * 1024;
    let send = (_set: ActivitySet): void => undefined;
    let isCutOff = false;
    const conversations = {
      follow: async (_conversation: unknown, _watermark: string, sendOn: typeof send) => {
        send = sendOn;
        return () => {
          isCutOff = true;
        };
      },
    };
    const server = createServer();
    const streams = serveStreams(server, {
      conversations,
      tokens,
      allowsOrigin: () => true,
      places: makeStreamPlaces({ aConversation: 1, aClient: 1 }),
      clientOf: () => "one",
      pingMs: 60_000,
      mostUnreadBytes,
      asRequest: (work) => work(),
      reportFault: (error) => {
        throw error;
      },
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = `http://127.0.0.1:${portOf(server)}`;
    const url = `${address}/v3/directline/conversations/${conversation.id}/stream?t=${tokens.sign({ conversation }, "stream")}`;
    const client = await connectRaw(address, upgradeRequest(url));
    await once(client.socket, "data");
    client.socket.pause();
    const set = { activities: [], watermark: "x".repeat(64 * 1024) };
    // The operating system takes some megabytes before the first byte waits in the server itself.
    let sent = 0;
    while (!isCutOff) {
      send(set);
      sent += set.watermark.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    expect(streams.open()).toBe(0);
    streams.close();
    server.close();
    client.socket.destroy();
  });
});
