import { startServer } from "../../tests/support/start-server.js";
import { percentile, say } from "../measure.js";
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
}

/**
 * As many whole turns over Direct Line as the server takes, from 32 visitors who each ask again as soon as they are answered: ours beside an
 * echo bot on the same SDK and Express, in rounds by turns, medians. `addresses` are of instances that run already, in place of our own.
 */
export async function timeTurns(addresses: readonly string[]): Promise<void> {
  const own = addresses.length > 0 ? undefined : await startServer();
  const ours = own === undefined ? addresses : [own.url];
  const [durable, inMemory] = await Promise.all([startEchoBot("durable"), startEchoBot("in memory")]);
  const contenders = [
    { name: "ours, durable and sealed", addresses: ours },
    { name: "echo bot, durable", addresses: [durable.url] },
    { name: "echo bot, in memory", addresses: [inMemory.url] },
  ];
  const crowds = await Promise.all(
    contenders.map(async (one) => ({ ...one, crowd: await openCrowd(one.addresses), seen: [] as Round[] })),
  );
  for (const { crowd } of crowds) await playRound(crowd, warmUpMs);
  for (let round = 0; round < rounds; round++)
    for (const { crowd, seen } of crowds) seen.push(await playRound(crowd, roundMs));
  report(crowds);
  for (const { crowd } of crowds) for (const visitor of crowd) visitor.close();
  const all: (Contender | undefined)[] = [own, durable, inMemory];
  await Promise.all(all.map((server) => server?.stop()));
}

function openCrowd(addresses: readonly string[]): Promise<LoadVisitor[]> {
  return Promise.all(Array.from({ length: visitors }, () => openVisitor(addresses)));
}

async function playRound(crowd: readonly LoadVisitor[], lengthMs: number): Promise<Round> {
  const begin = performance.now();
  const times: number[] = [];
  await Promise.all(
    crowd.map(async (visitor, at) => {
      for (let turn = at; performance.now() - begin < lengthMs; turn += visitors)
        times.push(await visitor.ask(realQuestions[turn % realQuestions.length] ?? ""));
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  return { turnsASecond: times.length / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

function report(crowds: readonly { readonly name: string; readonly seen: readonly Round[] }[]): void {
  say(`\nWhole turns over Direct Line (${visitors} visitors at once, medians of ${rounds} rounds in turn)`);
  const median = (seen: readonly Round[], key: keyof Round): number =>
    percentile(
      seen.map((round) => round[key]),
      0.5,
    );
  const [own] = crowds;
  for (const { name, seen } of crowds) {
    const rate = median(seen, "turnsASecond");
    const share = own === undefined ? 0 : median(own.seen, "turnsASecond") / rate;
    say(
      `${name.padEnd(28)} ${rate.toFixed(0).padStart(6)} turns a second  p50 ${median(seen, "p50").toFixed(1).padStart(6)} ms  p99 ${median(seen, "p99").toFixed(1).padStart(6)} ms  ours is ${share.toFixed(2)} of it`,
    );
  }
}
