import { makeStreams, type Streams } from "../../direct-line/streams.js";
import type { Redis } from "./connect-redis.js";
import { newsChannel } from "./keys.js";

/**
 * Streams over all servers that share Redis. What this server appends it has at hand; of what others append only the conversation's name comes,
 * and the words are read from the log. After a broken connection everybody looks, since news may have been missed.
 */
export function makeRedisNews(redis: Redis, server: string): Streams {
  const streams = makeStreams();
  redis.listen(
    newsChannel,
    (message) => {
      const [from, conversationId = ""] = message.split(" ");
      if (from !== server) streams.lookAgain(conversationId);
    },
    streams.lookAgain,
  );
  return streams;
}
