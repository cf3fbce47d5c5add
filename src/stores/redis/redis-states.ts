import { z } from "zod";
import type { StateStore } from "../../conversation/ports.js";
import { conversationState } from "../../conversation/state.js";
import { seal, unseal } from "../seal.js";
import type { Redis } from "./connect-redis.js";
import { keysOf } from "./keys.js";

const stored = z.instanceof(Buffer).nullable();

/** The state of each conversation under a key of its own; it expires with the conversation. */
export function redisStates(redis: Redis, retentionMs: number): StateStore {
  const writeState: StateStore["writeState"] = async ({ id, key }, state) => {
    const keys = keysOf(id);
    const sealed = seal(state, key, `${id}/state`);
    await Promise.all([
      redis.run(["SET", keys.state, sealed, "PX", String(retentionMs)]),
      redis.run(["PEXPIRE", keys.log, String(retentionMs)]),
    ]);
  };
  return {
    async readState({ id, key }) {
      const sealed = stored.parse(await redis.run(["GET", keysOf(id).state], { bytes: true }));
      if (sealed === null) return undefined;
      return conversationState.safeParse(unseal(sealed, key, `${id}/state`)).data;
    },
    writeState,
    writeStateOfTurn: writeState,
  };
}
