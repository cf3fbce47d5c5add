import { openChat } from "../tests/support/direct-line-calls.js";
import { startServer } from "../tests/support/start-server.js";
import { residentBytes } from "./load/process-numbers.js";
import { percentile, say } from "./measure.js";

const turnsOverHttp = 300;

/** How long the built server takes to start and to answer one visitor, and how much memory it has then. */
export async function timeServer(): Promise<void> {
  say("\nThe server (the built one, in a process of its own)");
  const start = performance.now();
  const server = await startServer();
  say(`start to listening           ${(performance.now() - start).toFixed(0).padStart(6)} ms`);
  const chat = await openChat(server.url);
  const latencies: number[] = [];
  for (let turn = 0; turn < turnsOverHttp; turn++) {
    const before = performance.now();
    await fetch(`${chat.url}/activities`, {
      method: "POST",
      headers: { authorization: `Bearer ${chat.token}`, "content-type": "application/json" },
      body: JSON.stringify({ type: "message", text: "when is the full inspection?" }),
    });
    latencies.push(performance.now() - before);
  }
  const at = (share: number): string => percentile(latencies, share).toFixed(2);
  say(
    `a whole turn over HTTP       p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  (durable log, ${turnsOverHttp} turns one after another)`,
  );
  say(`resident memory              ${(residentBytes(server.pid) / 1024 / 1024).toFixed(0)} MB`);
  await server.stop();
}
