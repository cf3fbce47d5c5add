import { startServer } from "../../tests/support/start-server.js";
import { percentile, say } from "../measure.js";
import { residentBytes } from "./process-numbers.js";
import { realQuestions } from "./questions.js";
import { startEchoBot } from "./start-echo-bot.js";
import { type LoadVisitor, openVisitor } from "./visitor.js";

const visitors = 1000;
const askEveryMs = 10_000;
const lengthMs = 60_000;
const openedAtOnce = 50;

/**
 * A thousand visitors with open WebSockets, each of whom asks every ten seconds for a minute: how long answers take, how many are lost, and what
 * an idle conversation costs; then the same with the durable echo bot, which tells what of it is the machine's. `addresses` are of instances
 * that run already, in place of our own.
 */
export async function timeCrowd(addresses: readonly string[]): Promise<void> {
  say(`\n${visitors} visitors with open WebSockets, each asking every ${askEveryMs / 1000} s for ${lengthMs / 1000} s`);
  const own = addresses.length > 0 ? undefined : await startServer();
  await timeOne("ours", own === undefined ? addresses : [own.url], () =>
    own === undefined ? memoryOf(addresses) : residentBytes(own.pid),
  );
  await own?.stop();
  const echo = await startEchoBot("durable");
  await timeOne("echo bot, durable", [echo.url], () => residentBytes(echo.pid));
  await echo.stop();
}

async function timeOne(
  name: string,
  addresses: readonly string[],
  memory: () => Promise<number> | number,
): Promise<void> {
  const before = await memory();
  const crowd: LoadVisitor[] = [];
  while (crowd.length < visitors)
    crowd.push(...(await Promise.all(Array.from({ length: openedAtOnce }, () => openVisitor(addresses)))));
  const idle = await memory();
  const { times, lost } = await askForAMinute(crowd);
  const after = await memory();
  for (const visitor of crowd) visitor.close();

  const at = (share: number): string => percentile(times, share).toFixed(0);
  say(`${name}`);
  say(`  answers                    ${times.length}, lost ${lost}`);
  say(`  from question to answer    p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  longest ${at(1)} ms`);
  say(`  memory                     ${mb(before)} MB at first, ${mb(idle)} MB with all open, ${mb(after)} MB after`);
  say(`  an idle conversation       ${((idle - before) / visitors / 1024).toFixed(0)} KB, its socket included`);
}

/** Visitors begin one after the other, spread over the first ten seconds, as people do. */
async function askForAMinute(crowd: readonly LoadVisitor[]): Promise<{ times: number[]; lost: number }> {
  const times: number[] = [];
  let lost = 0;
  const begin = performance.now();
  await Promise.all(
    crowd.map(async (visitor, at) => {
      for (let turn = 0; turn < lengthMs / askEveryMs; turn++) {
        await until(begin + (at / visitors + turn) * askEveryMs);
        const question = realQuestions[(at + turn * visitors) % realQuestions.length] ?? "";
        await visitor.ask(question).then(
          (ms) => times.push(ms),
          () => {
            lost += 1;
          },
        );
      }
    }),
  );
  return { times, lost };
}

function until(moment: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
}

/** The resident memory of the instances together, in bytes, as they tell it themselves. */
async function memoryOf(addresses: readonly string[]): Promise<number> {
  const each = await Promise.all(
    addresses.map(async (address) => {
      const numbers = await (await fetch(`${address}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(numbers)?.[1]);
    }),
  );
  return each.reduce((sum, one) => sum + one, 0);
}

function mb(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
