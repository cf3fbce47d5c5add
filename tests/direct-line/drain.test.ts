import { once } from "node:events";
import { request } from "node:http";
import { WebSocket } from "ws";
import { call, openChat } from "../support/direct-line-calls.js";
import { connectRaw, upgradeRequest } from "../support/raw-client.js";
import { startServer } from "../support/start-server.js";

describe("a server that is asked to stop", () => {
  it("finishes the turn under way, tells streams to connect again, and ends cleanly", async () => {
    const server = await startServer();
    const chat = await openChat(server.url);
    const { body } = await call("GET", `${server.url}/v3/directline/conversations/${chat.id}`, { token: chat.token });
    const stream = new WebSocket(body.streamUrl);
    await once(stream, "open");
    const message = JSON.stringify({ type: "message", text: "when is the full inspection?" });
    const posting = request(`${chat.url}/activities`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${chat.token}`,
        "content-type": "application/json",
        "content-length": message.length,
      },
    });
    // The first half of the body is there when the server is asked to stop, the second comes after.
    await new Promise<void>((resolve) => void posting.write(message.slice(0, 20), () => resolve()));
    await call("GET", `${server.url}/healthz`);
    const closed = once(stream, "close");
    const ended = server.stop("SIGTERM");
    expect((await closed)[0]).toBe(1012);
    posting.end(message.slice(20));
    const [response] = await once(posting, "response");
    expect(response.statusCode).toBe(200);
    response.resume();
    expect(await ended).toBe(0);
  });

  it("waits for no client that does not answer its goodbye", async () => {
    const server = await startServer();
    const chat = await openChat(server.url);
    const { body } = await call("GET", chat.url, { token: chat.token });
    const client = await connectRaw(server.url, upgradeRequest(body.streamUrl));
    await once(client.socket, "data");
    client.socket.pause();
    expect(await server.stop("SIGTERM")).toBe(0);
    client.socket.destroy();
  });
});
