import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Conversations } from "./conversations.js";
import type { VisitorTokens } from "./visitor-token.js";

export interface StreamServerParts {
  readonly conversations: Conversations;
  readonly tokens: VisitorTokens;
  /** Whether a page of this origin may open a stream; undefined for a client that is no browser. */
  readonly allowsOrigin: (origin: string | undefined, request: IncomingMessage) => boolean;
  readonly reportFault: (error: unknown) => void;
}

const streamPath = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;
const keepAliveMs = 25_000;
const mostFrameBytes = 16 * 1024;

/** The WebSocket half of Direct Line. Nothing is taken in by it: clients post over HTTP, and send empty frames to keep the line open. */
export interface StreamServer {
  open(): number;
  /** Closes every stream in such a way that clients connect again elsewhere (1012, service restart). */
  close(): void;
}

/** Serves `…/conversations/{id}/stream` on the HTTP server. The address itself is the credential: it carries a token of one minute. */
export function serveStreams(server: Server, parts: StreamServerParts): StreamServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostFrameBytes, perMessageDeflate: false });
  const keepAlive = setInterval(() => {
    for (const socket of sockets.clients) socket.send("");
  }, keepAliveMs);
  keepAlive.unref();

  server.on("upgrade", (request: IncomingMessage, tcp: Duplex, head: Buffer) => {
    tcp.on("error", () => tcp.destroy());
    const url = new URL(request.url ?? "/", "http://stream.invalid");
    const id = streamPath.exec(url.pathname)?.[1];
    if (id === undefined) return refuse(tcp, "404 Not Found");
    if (!parts.allowsOrigin(request.headers.origin, request)) return refuse(tcp, "403 Forbidden");
    const reading = parts.tokens.read(url.searchParams.get("t") ?? "", "stream");
    if (reading.kind !== "good" || reading.visitor.conversation.id !== id) return refuse(tcp, "401 Unauthorized");
    const watermark = /^\d{1,15}$/.exec(url.searchParams.get("watermark") ?? "")?.[0] ?? "";
    sockets.handleUpgrade(request, tcp, head, (socket) => follow(socket, reading.visitor.conversation, watermark));
  });

  const follow = (socket: WebSocket, conversation: { id: string; key: Buffer }, watermark: string): void => {
    socket.on("error", () => socket.terminate());
    parts.conversations
      .follow(conversation, watermark, (set) => socket.send(JSON.stringify(set)))
      .then((stop) => (socket.readyState === socket.OPEN ? socket.once("close", stop) : stop()))
      .catch((error: unknown) => {
        parts.reportFault(error);
        socket.close(1011);
      });
  };

  return {
    open: () => sockets.clients.size,
    close() {
      clearInterval(keepAlive);
      for (const socket of sockets.clients) socket.close(1012, "restarting");
      sockets.close();
    },
  };
}

function refuse(tcp: Duplex, status: string): void {
  tcp.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
