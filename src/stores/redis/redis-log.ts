import { z } from "zod";
import type { ConversationLog, LoggedConversation } from "../../direct-line/ports.js";
import { type Activity, activity } from "../../protocol/activity.js";
import { seal, unseal } from "../seal.js";
import type { Redis } from "./connect-redis.js";
import { keysOf, newsChannel } from "./keys.js";
import { type Leases, leaseMs } from "./redis-turns.js";

export interface RedisLogParts {
  readonly redis: Redis;
  readonly leases: Leases;
  /** The name of this server among those that share Redis. */
  readonly server: string;
  readonly retentionMs: number;
}

/**
 * Appends only while the turn is still this server's and nobody else has written: whenever the command is carried out, even after a silence
 * of Redis in which it was given up, nothing interleaves. Gives 1, 0 where the place is taken, -1 where the turn is lost.
 */
const appendScript = `
if ARGV[1] ~= '' and redis.call('GET', KEYS[3]) ~= ARGV[1] then return -1 end
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local place = last and tonumber(string.match(last[1], '^%d+')) or 0
if place ~= tonumber(ARGV[2]) then return 0 end
for at = 6, #ARGV do
  place = place + 1
  redis.call('XADD', KEYS[1], place .. '-0', 's', ARGV[at])
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('PUBLISH', ARGV[4], ARGV[5])
return 1
`;

const mostTries = 5;
// An append that is still unanswered when its turn is over cannot be carried out any more.
const appendPatienceMs = leaseMs + 500;

const text = z.instanceof(Buffer).transform(String);
const place = text.transform((id) => Number(id.split("-")[0]));
const entries = z.array(z.tuple([place, z.tuple([z.unknown(), z.instanceof(Buffer)])]));

/** The log as one stream a conversation, whose entries are numbered by their place; it expires after the retention without a word. */
export function redisLog({ redis, leases, server, retentionMs }: RedisLogParts): ConversationLog {
  const lastPlace = async ({ id }: LoggedConversation): Promise<number> => {
    const reply = await redis.run(["XREVRANGE", keysOf(id).log, "+", "-", "COUNT", "1"], { bytes: true });
    return entries.parse(reply)[0]?.[0] ?? 0;
  };

  const appendAfter = async (ref: LoggedConversation, last: number, activities: readonly Activity[]) => {
    const { log, state, turn } = keysOf(ref.id);
    const sealed = activities.map((one, at) => seal(one, ref.key, `${ref.id}/${last + at + 1}`));
    const given = [leases.get(ref.id) ?? "", String(last), String(retentionMs), newsChannel, `${server} ${ref.id}`];
    return redis.run(["EVAL", appendScript, "3", log, state, turn, ...given, ...sealed], {
      patienceMs: appendPatienceMs,
    });
  };

  return {
    async append(ref, activities) {
      for (let tries = 0; tries < mostTries; tries++) {
        const last = await lastPlace(ref);
        const outcome = await appendAfter(ref, last, activities);
        if (outcome === 1) return String(last + activities.length);
        if (outcome === -1) throw new Error("The turn took so long that another server may have gone on");
      }
      throw new Error("Other servers kept writing to the conversation");
    },
    async lastWatermark(ref) {
      return String(await lastPlace(ref));
    },
    async readAfter(ref, watermark) {
      const from = Number(watermark) || 0;
      const reply = await redis.run(["XRANGE", keysOf(ref.id).log, `${from}-1`, "+"], { bytes: true });
      const read = entries.parse(reply);
      const activities = read.flatMap(([at, [, sealed]]) => {
        const opened = activity.safeParse(unseal(sealed, ref.key, `${ref.id}/${at}`));
        return opened.success ? [opened.data] : [];
      });
      return { activities, watermark: String(read.at(-1)?.[0] ?? from) };
    },
    async forget(id) {
      const { log, state } = keysOf(id);
      await redis.run(["DEL", log, state]);
    },
    // Redis lets each conversation expire by itself.
    forgetIdleSince: async () => 0,
  };
}
