import { z } from "zod";
import type { Redis } from "./connect-redis.js";

/** Counts a hit in its window for all servers together: how many there were, and in how many milliseconds the window ends. */
export type CountHit = (
  name: string,
  windowMs: number,
) => Promise<{ readonly hits: number; readonly endsInMs: number }>;

/** Whether nobody on any server has claimed the name within this time; from now on somebody has. */
export type Claim = (name: string, forMs: number) => Promise<boolean>;

const hitScript = `
local hits = redis.call('INCR', KEYS[1])
if hits == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { hits, redis.call('PTTL', KEYS[1]) }
`;

const hit = z.tuple([z.number(), z.number()]);

export function makeCountHit(redis: Redis): CountHit {
  return async (name, windowMs) => {
    const reply = await redis.run(["EVAL", hitScript, "1", `assistant:hits:${name}`, String(windowMs)]);
    const [hits, endsInMs] = hit.parse(reply);
    return { hits, endsInMs };
  };
}

export function makeClaim(redis: Redis): Claim {
  return async (name, forMs) =>
    (await redis.run(["SET", `assistant:once:${name}`, "1", "NX", "PX", String(forMs)])) !== null;
}
