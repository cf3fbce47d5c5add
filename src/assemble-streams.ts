import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Express, Request } from "express";
import type { Config } from "./config.js";
import { makeStreamPlaces } from "./direct-line/stream-places.js";
import { type StreamServer, type StreamServerParts, serveStreams } from "./direct-line/stream-server.js";
import { addressOf } from "./guards/limit-rate.js";
import type { Trace } from "./trace.js";

interface StreamsParts extends Pick<StreamServerParts, "conversations" | "tokens" | "allowsOrigin" | "reportFault"> {
  readonly server: Server;
  readonly app: Express;
  readonly config: Config;
  readonly trace: Trace;
}

/** Streams of one conversation at once: a page in two tabs, and each of them connecting again. */
const streamsAConversation = 5;
/** More than a long conversation's history: a client that leaves so much unread does not read at all. */
const mostUnreadBytes = 1024 * 1024;

/** Serves the streams on the server that the app listens on, within the limits of the settings. */
export function assembleStreams({ server, app, config, trace, ...parts }: StreamsParts): StreamServer {
  return serveStreams(server, {
    ...parts,
    places: makeStreamPlaces({ aConversation: streamsAConversation, aClient: streamsFor(config.RATE_LIMIT) }),
    clientOf: (request) => addressOf(asExpressRequest(app, request)),
    pingMs: config.STREAM_PING_SECONDS * 1000,
    mostUnreadBytes,
    asRequest: (work) => trace.run(randomUUID(), work),
  });
}

/** A visitor who comes back needs a stream each time, and behind one address there may be a whole school. */
function streamsFor(messages: Config["RATE_LIMIT"]): number {
  return messages === "off" ? Number.POSITIVE_INFINITY : messages * 10;
}

/** A request for a WebSocket does not come by Express; made one of its own as Express makes all, it tells the client's address by the same rules. */
function asExpressRequest(app: Express, request: IncomingMessage): Request {
  return Object.setPrototypeOf(request, app.request);
}
