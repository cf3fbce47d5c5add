import { startServer } from "../../tests/support/start-server.js";
import { percentile, say } from "../measure.js";
import { cpuMsOf } from "./process-numbers.js";
import { realQuestions } from "./questions.js";
import { type Contender, startEchoBot } from "./start-echo-bot.js";
import { type LoadVisitor, openVisitor } from "./visitor.js";

const visitors = 32;
const warmUpMs = 4000;
const roundMs = 5000;
const rounds = 5;

interface Round {
  readonly turnsASecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server for one turn; not a number for instances that are not the bench's own. */
  readonly cpuMs: number;
}

/**
 * As many whole turns over Direct Line as the server takes, from 32 visitors who each ask again as soon as they are answered: ours beside an
 * echo bot on the same SDK and Express, in rounds by turns, medians. `addresses` are of instances that run already, in place of our own.
 */
export async function timeTurns(addresses: readonly string[]): Promise<void> {
  const own = addresses.length > 0 ? undefined : await startServer();
  const ours = own === undefined ? addresses : [own.url];
  const [durable, quick, inMemory] = await Promise.all([
    startEchoBot("durable"),
    startEchoBot("durable", "key"),
    startEchoBot("in memory"),
  ]);
  const contenders = [
    { name: "ours, durable and sealed", addresses: ours, pid: own?.pid },
    { name: "echo bot, durable", addresses: [durable.url], pid: durable.pid },
    { name: "echo bot, durable, key object", addresses: [quick.url], pid: quick.pid },
    { name: "echo bot, in memory", addresses: [inMemory.url], pid: inMemory.pid },
  ];
  const crowds = await Promise.all(
    contenders.map(async (one) => ({ ...one, crowd: await openCrowd(one.addresses), seen: [] as Round[] })),
  );
  for (const { crowd, pid } of crowds) await playRound(crowd, pid, warmUpMs);
  for (let round = 0; round < rounds; round++)
    for (const { crowd, pid, seen } of crowds) seen.push(await playRound(crowd, pid, roundMs));
  report(crowds);
  for (const { crowd } of crowds) for (const visitor of crowd) visitor.close();
  const all: (Contender | undefined)[] = [own, durable, quick, inMemory];
  await Promise.all(all.map((server) => server?.stop()));
}

function openCrowd(addresses: readonly string[]): Promise<LoadVisitor[]> {
  return Promise.all(Array.from({ length: visitors }, () => openVisitor(addresses)));
}

async function playRound(crowd: readonly LoadVisitor[], pid: number | undefined, lengthMs: number): Promise<Round> {
  const cpuMs = (): number => (pid === undefined ? Number.NaN : cpuMsOf(pid));
  const begin = performance.now();
  const cpuBefore = cpuMs();
  const times: number[] = [];
  await Promise.all(
    crowd.map(async (visitor, at) => {
      for (let turn = at; performance.now() - begin < lengthMs; turn += visitors)
        times.push(await visitor.ask(realQuestions[turn % realQuestions.length] ?? ""));
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  return {
    turnsASecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpuMs: (cpuMs() - cpuBefore) / times.length,
  };
}

function report(crowds: readonly { readonly name: string; readonly seen: readonly Round[] }[]): void {
  say(`\nWhole turns over Direct Line (${visitors} visitors at once, medians of ${rounds} rounds in turn)`);
  const median = (seen: readonly Round[], key: keyof Round): number =>
    percentile(
      seen.map((round) => round[key]),
      0.5,
    );
  const [own] = crowds;
  say(`${"".padEnd(30)} turns/s   p50 ms   p99 ms  CPU ms a turn   ours by turns/s`);
  for (const { name, seen } of crowds) {
    const rate = median(seen, "turnsASecond");
    const cpuMs = median(seen, "cpuMs");
    const columns = [
      rate.toFixed(0).padStart(7),
      median(seen, "p50").toFixed(1).padStart(8),
      median(seen, "p99").toFixed(1).padStart(8),
      (Number.isNaN(cpuMs) ? "unknown" : cpuMs.toFixed(2)).padStart(14),
      (median(own?.seen ?? [], "turnsASecond") / rate).toFixed(2).padStart(17),
    ];
    say(`${name.padEnd(30)} ${columns.join(" ")}`);
  }
}
