import { openChat } from "../tests/support/direct-line-calls.js";
import { copyContent } from "../tests/support/own-content.js";
import { type RunningServer, startServer } from "../tests/support/start-server.js";
import { cpuMsOf, residentBytes } from "./load/process-numbers.js";
import { percentile, say } from "./measure.js";

const turnsOverHttp = 300;

/** How long the built server takes to start and to answer one visitor, and how much memory it has then. */
export async function timeServer(): Promise<void> {
  say("\nThe server (the built one, in a process of its own)");
  const edited = copyContent({ isWhole: true });
  const file = "knowledge/glossary.yaml";
  edited.write(file, `${edited.read(file)}\n# edited\n`);
  for (const _round of [1, 2, 3]) {
    await timeStart("start, content edited", edited.settings).then((server) => server.stop());
    await timeStart("start, content as built", {}).then((server) => server.stop());
  }
  edited.remove();
  const server = await timeStart("start, content as built", {});
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

/** Starts a server, and prints how long that took and how much memory it has then. */
async function timeStart(name: string, settings: Record<string, string>): Promise<RunningServer> {
  const start = performance.now();
  const server = await startServer(settings);
  const took = (performance.now() - start).toFixed(0).padStart(6);
  const megabytes = (residentBytes(server.pid) / 1024 / 1024).toFixed(0);
  say(
    `${name.padEnd(28)} ${took} ms  ${cpuMsOf(server.pid).toFixed(0).padStart(6)} ms of processor time  ${megabytes} MB`,
  );
  return server;
}
