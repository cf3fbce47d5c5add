import { randomUUID } from "node:crypto";
import { makeTurnQueue, type TurnQueue } from "../../direct-line/turn-queue.js";
import type { ReportStoreError } from "../store.js";
import type { Redis } from "./connect-redis.js";
import { orRefuse } from "./guard-shared.js";
import { keysOf } from "./keys.js";

/** How long a server may take for one turn before another may go on, in milliseconds. */
export const leaseMs = 5000;
// Longer than a server that was killed may hold a turn, shorter than clients wait.
const mostWaitMs = leaseMs * 3;
const lookAgainMs = { first: 10, most: 100 } as const;

/** The token of each turn that this server has, by conversation. */
export type Leases = ReadonlyMap<string, string>;

const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

/**
 * Turns in order over all servers that share Redis: within this server by a queue, among servers by a lease of five seconds a conversation.
 * A piece of work whose lease is over finds its append refused (`redisLog`).
 */
export function makeRedisTurns(
  redis: Redis,
  report: ReportStoreError,
): { readonly inTurn: TurnQueue; readonly leases: Leases } {
  const inMyTurn = makeTurnQueue();
  const leases = new Map<string, string>();

  const acquire = async (key: string, token: string): Promise<void> => {
    const until = Date.now() + mostWaitMs;
    let pauseMs: number = lookAgainMs.first;
    while ((await redis.run(["SET", key, token, "NX", "PX", String(leaseMs)])) === null) {
      if (Date.now() > until) throw new Error("Another server kept the conversation's turn");
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pauseMs = Math.min(lookAgainMs.most, pauseMs * 2);
    }
  };

  return {
    leases,
    inTurn: (name, work) =>
      inMyTurn(name, async () => {
        const { turn } = keysOf(name);
        const token = randomUUID();
        await orRefuse(report, "turn", () => acquire(turn, token));
        leases.set(name, token);
        try {
          return await work();
        } finally {
          leases.delete(name);
          // Not waited for: commands of one server are carried out in order, and a lease that stays behind ends by itself.
          redis.run(["EVAL", releaseScript, "1", turn, token]).catch(() => undefined);
        }
      }),
  };
}
