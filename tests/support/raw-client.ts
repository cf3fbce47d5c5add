import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A client that speaks bytes and not HTTP, to do what no proper client does. */
export interface RawClient {
  readonly socket: Socket;
  /** All that the server has sent so far. */
  received(): string;
  /** Sends one byte after the other until the connection is closed, as a client does that wants to hold it. */
  drip(): void;
  /** Resolves when the server has closed the connection, whatever the client still wanted. */
  readonly closed: Promise<void>;
}

const dripEveryMs = 50;

/** Connects to the server and sends the bytes. The client never closes its side by itself. */
export async function connectRaw(server: string, bytes = ""): Promise<RawClient> {
  const { hostname, port } = new URL(server);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let received = "";
  socket.on("data", (data) => {
    received += data.toString("latin1");
  });
  const closed = new Promise<void>((resolve) => {
    socket.once("end", resolve).once("error", () => resolve());
  });
  void closed.then(() => socket.destroy());
  await once(socket, "connect");
  socket.write(bytes);
  return {
    socket,
    received: () => received,
    drip() {
      const timer = setInterval(() => socket.write("a"), dripEveryMs);
      void closed.then(() => clearInterval(timer));
    },
    closed,
  };
}

/** The request for a WebSocket at this address, as bytes. */
export function upgradeRequest(url: string, headers: readonly string[] = []): string {
  const { host, pathname, search } = new URL(url);
  return asUpgrade(pathname + search, [`Host: ${host}`, ...headers]);
}

/** The same for an address that no URL can hold. */
export function asUpgrade(path: string, headers: readonly string[]): string {
  return [
    `GET ${path} HTTP/1.1`,
    ...headers,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "",
    "",
  ].join("\r\n");
}
