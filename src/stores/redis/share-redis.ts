import { randomUUID } from "node:crypto";
import type { Streams } from "../../direct-line/streams.js";
import type { TurnQueue } from "../../direct-line/turn-queue.js";
import type { ReportStoreError, Store } from "../store.js";
import { watchStore } from "../watch-store.js";
import { checkDurable } from "./check-durable.js";
import { connectRedis } from "./connect-redis.js";
import { forgetfulStates, refusingLog } from "./guard-shared.js";
import { pulseKey } from "./keys.js";
import { type RedisAnswers, redisAnswers } from "./redis-answers.js";
import { redisInsights } from "./redis-insights.js";
import { redisLog } from "./redis-log.js";
import { type Claim, type CountHit, makeClaim, makeCountHit } from "./redis-marks.js";
import { makeRedisNews } from "./redis-news.js";
import { redisStates } from "./redis-states.js";
import { makeRedisTurns } from "./redis-turns.js";

export interface RedisSettings {
  readonly url: string;
  readonly retentionMs: number;
  readonly insightDays: number;
  /** The secret that the servers have in common. */
  readonly secret: string;
}

/** What servers share through Redis. */
export interface Shared {
  readonly store: Store;
  readonly inTurn: TurnQueue;
  readonly countHit: CountHit;
  readonly claim: Claim;
  readonly answers: RedisAnswers;
  /** Begins to listen for what other servers append. */
  listen(): Streams;
}

const hourMs = 60 * 60 * 1000;

/** Connects to Redis. While it is away, words are refused with 503, states are forgotten, and the rest rejects; all is told to `report`. */
export async function shareRedis(
  { url, retentionMs, insightDays, secret }: RedisSettings,
  report: ReportStoreError,
): Promise<Shared> {
  const redis = await connectRedis(url, report);
  const server = randomUUID();
  // Where this is not allowed to be asked, there is nothing to say.
  redis.run(["INFO"]).then(
    (info) => checkDurable(String(info), report),
    () => undefined,
  );
  const { inTurn, leases } = makeRedisTurns(redis, report);
  const ping = async (): Promise<void> => {
    await redis.run(["SET", pulseKey, String(Date.now()), "PX", String(hourMs)]);
  };
  return {
    store: {
      ...refusingLog(redisLog({ redis, leases, server, retentionMs }), report),
      ...forgetfulStates(redisStates(redis, retentionMs), report),
      ...watchStore({ ...redisInsights(redis, insightDays), ping }, report),
      close: redis.close,
    },
    inTurn,
    answers: watchStore(redisAnswers(redis, secret, retentionMs), report),
    ...watchStore({ countHit: makeCountHit(redis), claim: makeClaim(redis) }, report),
    listen: () => makeRedisNews(redis, server),
  };
}
