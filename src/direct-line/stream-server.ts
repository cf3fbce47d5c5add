import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { Refusal } from "../protocol/refusal.js";
import type { Conversations } from "./conversations.js";
import type { LoggedConversation } from "./ports.js";
import { refuseUpgrade } from "./refuse-upgrade.js";
import type { StreamPlaces } from "./stream-places.js";
import { keepWatch } from "./stream-watch.js";
import type { VisitorTokens } from "./visitor-token.js";

export interface StreamServerParts {
  readonly conversations: Pick<Conversations, "follow">;
  readonly tokens: VisitorTokens;
  /** Whether a page of this origin may open a stream; undefined for a client that is no browser. */
  readonly allowsOrigin: (origin: string | undefined, request: IncomingMessage) => boolean;
  readonly places: StreamPlaces;
  /** A name for the client that calls, to count its streams by. */
  readonly clientOf: (request: IncomingMessage) => string;
  /** How often each client is asked whether it is still there, in milliseconds. */
  readonly pingMs: number;
  /** A client that has so many bytes left unread when there is more to say is cut off: it reads nothing. */
  readonly mostUnreadBytes: number;
  /** Runs the opening of a stream as one request, by whose id its faults are found. */
  readonly asRequest: (work: () => void) => void;
  readonly reportFault: (error: unknown) => void;
}

const streamPath = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;
const mostFrameBytes = 16 * 1024;
/** How long a client has to answer the goodbye before it is cut off, in milliseconds: a stopping server waits no longer for one that does not read. */
const goodbyeMs = 2000;

/** The WebSocket half of Direct Line. Nothing is taken in by it: clients post over HTTP, and send empty frames to keep the line open. */
export interface StreamServer {
  open(): number;
  /** Closes every stream in such a way that clients connect again elsewhere (1012, service restart). */
  close(): void;
}

interface Admitted {
  readonly conversation: LoggedConversation;
  readonly watermark: string;
  /** Gives the stream's place to another. */
  readonly leave: () => void;
}

/** Serves `…/conversations/{id}/stream` on the HTTP server. The address itself is the credential: it carries a token of one minute. */
export function serveStreams(server: Server, parts: StreamServerParts): StreamServer {
  // The types of ws do not know `closeTimeout` yet, which is why the options have a name.
  const options = { noServer: true, maxPayload: mostFrameBytes, perMessageDeflate: false, closeTimeout: goodbyeMs };
  const sockets = new WebSocketServer(options);
  const stopWatching = keepWatch(sockets.clients, parts.pingMs);

  const open = (request: IncomingMessage, tcp: Duplex, head: Buffer): void => {
    try {
      const { leave, ...stream } = admit(request, parts);
      tcp.once("close", leave);
      sockets.handleUpgrade(request, tcp, head, (socket) => follow(socket, stream, parts));
    } catch (error) {
      if (!(error instanceof Refusal)) parts.reportFault(error);
      refuseUpgrade(tcp, error);
    }
  };
  server.on("upgrade", (request: IncomingMessage, tcp: Duplex, head: Buffer) => {
    tcp.on("error", () => tcp.destroy());
    parts.asRequest(() => open(request, tcp, head));
  });

  return {
    open: () => sockets.clients.size,
    close() {
      stopWatching();
      for (const socket of sockets.clients) socket.close(1012, "restarting");
      sockets.close();
    },
  };
}

/** The conversation that the request may follow. Throws a refusal for every other request. */
function admit(request: IncomingMessage, { allowsOrigin, tokens, places, clientOf }: StreamServerParts): Admitted {
  const [path = "", query] = (request.url ?? "").split("?");
  const id = streamPath.exec(path)?.[1];
  if (id === undefined) throw new Refusal(404, "NotFound", "There is no stream at this address.");
  if (!allowsOrigin(request.headers.origin, request))
    throw new Refusal(403, "OriginNotAllowed", "This website may not use the assistant.");
  const given = new URLSearchParams(query);
  const reading = tokens.read(given.get("t") ?? "", "stream");
  if (reading.kind !== "good" || reading.visitor.conversation.id !== id)
    throw new Refusal(401, "Unauthorized", "This stream's address has expired. Ask for the conversation again.");
  const leave = places.take(id, clientOf(request));
  if (leave === undefined)
    throw new Refusal(429, "TooManyStreams", "Too many chats are open here already. Close one and try again.");
  const watermark = /^\d{1,15}$/.exec(given.get("watermark") ?? "")?.[0] ?? "";
  return { conversation: reading.visitor.conversation, watermark, leave };
}

function follow(
  socket: WebSocket,
  { conversation, watermark }: Omit<Admitted, "leave">,
  { conversations, mostUnreadBytes, reportFault }: StreamServerParts,
): void {
  socket.on("error", () => socket.terminate());
  conversations
    .follow(conversation, watermark, (set) => {
      if (socket.bufferedAmount > mostUnreadBytes) socket.terminate();
      else socket.send(JSON.stringify(set));
    })
    .then((stop) => (socket.readyState === socket.OPEN ? socket.once("close", stop) : stop()))
    .catch((error: unknown) => {
      reportFault(error);
      socket.close(1011);
    });
}
