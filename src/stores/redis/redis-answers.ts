import { createHmac } from "node:crypto";
import { z } from "zod";
import { makeTextSealer } from "../text-sealer.js";
import type { Redis } from "./connect-redis.js";

/** Names of answers by names of messages, until they expire. */
export interface RedisAnswers {
  find(message: string): Promise<string | undefined>;
  keep(message: string, answer: string): Promise<void>;
  forget(message: string): Promise<void>;
}

const stored = z.string().nullable();

/** Keeps neither name as it is: channels' names tell of people. The first is hashed and the second sealed, with the servers' secret. */
export function redisAnswers(redis: Redis, secret: string, retentionMs: number): RedisAnswers {
  const sealer = makeTextSealer(secret, "answers in channels");
  const keyOf = (message: string): string =>
    `assistant:answered:${createHmac("sha256", secret).update(`answered ${message}`).digest("base64url")}`;
  return {
    async find(message) {
      const key = keyOf(message);
      const sealed = stored.parse(await redis.run(["GET", key]));
      return sealed === null ? undefined : z.string().safeParse(sealer.open(sealed, key)).data;
    },
    async keep(message, answer) {
      const key = keyOf(message);
      await redis.run(["SET", key, sealer.seal(answer, key), "PX", String(retentionMs)]);
    },
    async forget(message) {
      await redis.run(["DEL", keyOf(message)]);
    },
  };
}
