import { once } from "node:events";
import { WebSocket } from "ws";
import { call, openChat } from "../support/direct-line-calls.js";
import { asUpgrade, connectRaw, upgradeRequest } from "../support/raw-client.js";
import { type RunningServer, startServer } from "../support/start-server.js";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ REQUEST_SECONDS: "1", STREAM_PING_SECONDS: "1", MAX_CONNECTIONS: "40" });
});
afterAll(() => server.stop());
afterEach(async () => expect((await call("GET", `${server.url}/healthz`)).status).toBe(200));

async function streamUrlOf(): Promise<string> {
  const chat = await openChat(server.url);
  return (await call("GET", chat.url, { token: chat.token })).body.streamUrl;
}

async function openStreams(): Promise<number> {
  const numbers = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^assistant_open_streams (\d+)/m.exec(numbers)?.[1]);
}

describe("a client that takes its time is cut off", () => {
  it("when it connects and says nothing", async () => {
    const client = await connectRaw(server.url);
    await client.closed;
    expect(client.received()).toContain("408 Request Timeout");
  });

  it("when it sends its headers byte by byte", async () => {
    const client = await connectRaw(server.url, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    client.drip();
    await client.closed;
    expect(client.received()).toContain("408 Request Timeout");
  });

  it("when it sends its message byte by byte", async () => {
    const head = "POST /api/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";
    const client = await connectRaw(server.url, `${head}\r\nContent-Length: 1000\r\n\r\n{"a":"`);
    client.drip();
    await client.closed;
    expect(client.received()).toContain("408 Request Timeout");
  });

  it("when it does not read its answers", async () => {
    const asks = "GET /faq HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(300);
    const client = await connectRaw(server.url);
    client.socket.pause();
    client.socket.write(asks);
    client.drip();
    await client.closed;
    client.socket.resume();
  });

  it("when there are more connections than the server takes", async () => {
    const clients = await Promise.all(Array.from({ length: 45 }, () => connectRaw(server.url)));
    await Promise.all(clients.map(({ closed }) => closed));
    const unheard = clients.filter((client) => client.received() === "");
    expect(unheard.length).toBeGreaterThanOrEqual(5);
  });
});

describe("a stream's client is cut off", () => {
  it("when it does not answer the server's pings, while one that does stays", async () => {
    const proper = new WebSocket(await streamUrlOf());
    await once(proper, "message");
    const client = await connectRaw(server.url, upgradeRequest(await streamUrlOf()));
    client.socket.pause();
    let most = 0;
    for (let open = await openStreams(); most < 2 || open > 1; open = await openStreams()) most = Math.max(most, open);
    for (let pings = 0; pings < 2; pings++) await once(proper, "ping");
    expect([most, proper.readyState]).toEqual([2, WebSocket.OPEN]);
    proper.terminate();
    client.socket.destroy();
  });

  it("when it announces a frame of a gigabyte", async () => {
    const client = await connectRaw(server.url, upgradeRequest(await streamUrlOf()));
    client.socket.write(Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4]));
    client.drip();
    await client.closed;
    // A close frame with the code 1009, "message too big".
    expect(client.received().slice(-4)).toBe("\x88\x02\x03\xf1");
  });
});

describe("a request for a WebSocket that is not one of ours", () => {
  it.each(["//", "/", "/v3/directline/conversations/x/stream", "http://[", "/%ff?t=%ff", "*"])(
    "at %p is refused and its connection closed, though the client leaves its side open",
    async (path) => {
      const client = await connectRaw(server.url, asUpgrade(path, ["Host: localhost"]));
      await client.closed;
      expect(client.received()).toMatch(/^HTTP\/1.1 40[014] /);
    },
  );
});
