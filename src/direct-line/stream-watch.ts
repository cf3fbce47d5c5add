import type { WebSocket } from "ws";

/**
 * Asks each client every so many milliseconds whether it is still there, and cuts off those that have said nothing since the last time: a phone
 * that lost its network never says goodbye. Gives the function that ends the watch.
 */
export function keepWatch(sockets: ReadonlySet<WebSocket>, everyMs: number): () => void {
  const silent = new WeakSet<WebSocket>();
  const watched = new WeakSet<WebSocket>();
  const askAll = setInterval(() => {
    for (const socket of sockets) {
      if (silent.has(socket)) socket.terminate();
      else ask(socket);
    }
  }, everyMs);
  const ask = (socket: WebSocket): void => {
    const isThere = (): void => void silent.delete(socket);
    if (!watched.has(socket)) socket.on("pong", isThere).on("message", isThere);
    watched.add(socket);
    silent.add(socket);
    socket.ping();
    // Direct Line's own sign of life, for clients and proxies that do not see pings.
    socket.send("");
  };
  askAll.unref();
  return () => clearInterval(askAll);
}
