import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { Refusal } from "../protocol/refusal.js";

/** Answers a request for a WebSocket with a refusal in words and ends the connection, whether or not the other side ends it too. */
export function refuseUpgrade(tcp: Duplex, error: unknown): void {
  const refusal = error instanceof Refusal ? error : new Refusal(500, "Trouble", "Something went wrong here.");
  const body = JSON.stringify(refusal.body);
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    "Connection: close",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(refusal.status === 429 ? ["Retry-After: 60"] : []),
  ];
  tcp.once("finish", () => tcp.destroy());
  tcp.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
