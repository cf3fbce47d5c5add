import { z } from "zod";
import type { InsightStore } from "../../conversation/insights.js";
import { replyKind } from "../../protocol/channel-data.js";
import type { Redis } from "./connect-redis.js";
import { countedDaysKey, countedKey } from "./keys.js";

const dayMs = 24 * 60 * 60 * 1000;

/** Adds one to each field of the day, in one. */
const countScript = `
for at = 3, #ARGV do redis.call('HINCRBY', KEYS[1], ARGV[at], 1) end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('SADD', KEYS[2], ARGV[2])
return 1
`;

const days = z.array(z.string());
const counts = z.record(z.string(), z.coerce.number().int());
const optional = z.string().nullable();
// A field of a day's hash is one of these, as JSON.
const field = z.union([
  z
    .tuple([z.literal("turn"), z.string(), replyKind, optional])
    .transform(([what, channel, kind, name]) => ({ what, channel, kind, ...(name === null ? {} : { name }) })),
  z
    .tuple([z.literal("question"), z.string(), replyKind, optional])
    .transform(([what, question, kind, name]) => ({ what, question, kind, ...(name === null ? {} : { name }) })),
  z
    .tuple([z.literal("feedback"), z.string(), z.boolean()])
    .transform(([what, entry, useful]) => ({ what, entry, useful })),
]);

/** Counts in one hash a day, which expires a day after the days that are kept. */
export function redisInsights(redis: Redis, insightDays: number): InsightStore {
  const lifeMs = String((insightDays + 1) * dayMs);
  const count = async (day: string, fields: readonly unknown[]): Promise<void> => {
    const named = fields.map((one) => JSON.stringify(one));
    await redis.run(["EVAL", countScript, "2", countedKey(day), countedDaysKey, lifeMs, day, ...named]);
  };
  const daysFrom = async (since: string): Promise<string[]> =>
    days
      .parse([...z.union([days, z.set(z.string())]).parse(await redis.run(["SMEMBERS", countedDaysKey]))])
      .filter((day) => day >= since)
      .sort();
  const readDay = async (day: string) =>
    Object.entries(counts.parse(await redis.run(["HGETALL", countedKey(day)])))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, times]) => ({ ...field.parse(JSON.parse(name)), day, times }));

  return {
    countTurns: (notes, day) =>
      count(
        day,
        notes.flatMap(({ channel, kind, name = null, question }) => [
          ["turn", channel, kind, name],
          ...(question === undefined ? [] : [["question", question, kind, name]]),
        ]),
      ),
    countFeedback: ({ entry, useful }, day) => count(day, [["feedback", entry, useful]]),
    async readInsights(since) {
      const read = (await Promise.all((await daysFrom(since)).map(readDay))).flat();
      return {
        turns: read.flatMap(({ what, ...one }) => ("channel" in one && what === "turn" ? [one] : [])),
        questions: read.flatMap(({ what, ...one }) => ("question" in one && what === "question" ? [one] : [])),
        feedback: read.flatMap(({ what, ...one }) => ("useful" in one && what === "feedback" ? [one] : [])),
      };
    },
    async forgetInsightsBefore(day) {
      const old = (await daysFrom("")).filter((one) => one < day);
      if (old.length === 0) return;
      await redis.run(["DEL", ...old.map(countedKey)]);
      await redis.run(["SREM", countedDaysKey, ...old]);
    },
  };
}
