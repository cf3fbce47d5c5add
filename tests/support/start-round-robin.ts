import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { portOf } from "./ports.js";

/** A proxy on this machine that gives each request, and each WebSocket, to the next of its instances. */
export interface RoundRobin {
  readonly url: string;
  /** How many requests and sockets each instance was given, in the order of the instances. */
  counts(): readonly number[];
  stop(): Promise<void>;
}

/** Starts the proxy. An instance that takes no connection is passed over, as proxies do. */
export async function startRoundRobin(instances: readonly string[]): Promise<RoundRobin> {
  const counts = instances.map(() => 0);
  let turn = 0;
  const next = (): { readonly instance: URL; readonly taken: () => void } => {
    const at = turn++ % instances.length;
    const taken = (): void => {
      counts[at] = (counts[at] ?? 0) + 1;
    };
    return { instance: new URL(instances[at] ?? ""), taken };
  };
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray());
    const pass = (triesLeft: number): void => {
      const { instance, taken } = next();
      const onward = request(
        {
          host: instance.hostname,
          port: instance.port,
          path: incoming.url,
          method: incoming.method,
          headers: incoming.headers,
          agent: false,
        },
        (answer) => {
          taken();
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "ECONNREFUSED" && triesLeft > 0) pass(triesLeft - 1);
        else outgoing.destroy();
      });
      onward.end(body);
    };
    pass(instances.length);
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    const pass = (triesLeft: number): void => {
      const { instance, taken } = next();
      const onward = connect(Number(instance.port), instance.hostname, () => {
        taken();
        onward.write(rawHead(incoming));
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      onward.on("error", () => (onward.connecting && triesLeft > 0 ? pass(triesLeft - 1) : socket.destroy()));
      onward.on("close", () => onward.bytesRead > 0 && socket.destroy());
      socket.on("error", () => onward.destroy());
    };
    pass(instances.length);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { url: `http://127.0.0.1:${portOf(server)}`, counts: () => [...counts], stop: () => end(server, sockets) };
}

function rawHead({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

async function end(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, "close");
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}
