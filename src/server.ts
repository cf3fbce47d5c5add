import { once } from "node:events";
import { createServer, type ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { assemble } from "./assemble.js";
import { readConfig } from "./config.js";
import { makeLogger } from "./logger.js";

const drainMs = 8000;
/** Longer than the proxies that are commonly put in front keep a connection, so that none of them sends a request into one that is being closed. */
const keepAliveMs = 65_000;
const checkEveryMs = 1000;
const idleCheckMs = 50;

/** Starts the assistant by the environment's settings and stops it cleanly on SIGTERM or SIGINT. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const logger = makeLogger(config.LOG_LEVEL);
  const assistant = await assemble(config, logger);
  const server = createServer(patience(config.REQUEST_SECONDS * 1000), assistant.app);
  server.maxConnections = config.MAX_CONNECTIONS;
  // Also for a client that does not read its answer.
  server.setTimeout(config.REQUEST_SECONDS * 2000);
  const streams = assistant.serveStreams(server);
  server.listen(config.PORT, config.HOST);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const address = config.PUBLIC_URL ?? `http://${config.HOST === "0.0.0.0" ? "localhost" : config.HOST}:${port}`;
  logger.info("listening", { address, chat: `${address}/chat`, answers: `${address}/faq` });

  const stop = (signal: string): void => {
    logger.info("stopping", { signal });
    streams.close();
    server.close(() => void assistant.close().finally(() => process.exit(0)));
    // Connections fall idle one by one, as their last answers go out.
    setInterval(() => server.closeIdleConnections(), idleCheckMs).unref();
    setTimeout(() => server.closeAllConnections(), drainMs).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

/** How long clients may take: a slow one must not hold a connection that others need. */
function patience(requestMs: number): ServerOptions {
  return {
    headersTimeout: requestMs / 2,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: checkEveryMs,
  };
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
