import { createHmac } from "node:crypto";
import { type AnswerBook, makeAnswerBook } from "./bot/answer-book.js";
import type { BotParts } from "./bot/assistant-bot.js";
import type { Config } from "./config.js";
import { makeStreams, type Streams } from "./direct-line/streams.js";
import { makeTurnQueue, type TurnQueue } from "./direct-line/turn-queue.js";
import { type LimitRate, makeLimitRate } from "./guards/limit-rate.js";
import { keptSecret } from "./kept-secret.js";
import { openStore } from "./stores/open-store.js";
import { shareRedis } from "./stores/redis/share-redis.js";
import type { ReportStoreError, Store } from "./stores/store.js";

/** What is kept, and what keeps requests apart: for this instance alone, or shared with others. */
export interface Stores {
  readonly store: Store;
  readonly inTurn: TurnQueue;
  readonly streams: Streams;
  readonly limitRate: LimitRate;
  readonly claim: BotParts["claim"];
  readonly answers: AnswerBook;
  /** The server's own secret. */
  readonly secret: string;
}

const hourMs = 60 * 60 * 1000;

/** Opens the store by the settings: Redis where there is one, else a file. Failures, now or later, are told to `report`. */
export async function assembleStores(config: Config, clock: () => Date, report: ReportStoreError): Promise<Stores> {
  const { REDIS_URL: url, TOKEN_SECRET } = config;
  const secret = TOKEN_SECRET ?? keptSecret(config.DATA_DIR, (error) => report("secret", error));
  if (url === undefined)
    return {
      store: openStore(config.DATA_DIR, clock, report),
      inTurn: makeTurnQueue(),
      streams: makeStreams(),
      limitRate: makeLimitRate(clock),
      // What comes twice comes to this instance, which remembers.
      claim: async () => true,
      answers: makeAnswerBook(),
      secret,
    };
  const retentionMs = config.RETENTION_HOURS * hourMs;
  const shared = await shareRedis({ url, retentionMs, insightDays: config.INSIGHT_DAYS, secret }, report);
  const { store, inTurn, countHit, answers } = shared;
  const hash = (name: string): string => createHmac("sha256", secret).update(`once ${name}`).digest("base64url");
  return {
    store,
    inTurn,
    streams: shared.listen(),
    limitRate: makeLimitRate(clock, { secret, countHit }),
    // While Redis is away each instance does what it can by itself.
    claim: (name, forMs) => shared.claim(hash(name), forMs).catch(() => true),
    answers: {
      find: (message) => answers.find(message).catch(() => undefined),
      keep: (message, answer) => answers.keep(message, answer).catch(() => undefined),
      forget: (message) => answers.forget(message).catch(() => undefined),
    },
    secret,
  };
}
