import type { RequestHandler } from "express";
import { z } from "zod";
import { Refusal } from "../protocol/refusal.js";
import { channelActivity, type InvokeAnswer } from "./bot-turn.js";
import { looksLikeChannelToken } from "./read-bearer.js";

// What the checks below need; everything else is the bot's and the SDK's to read.
const addressed = z.looseObject({ type: z.string().min(1), channelId: z.string().min(1), serviceUrl: z.url() });
type Addressed = z.infer<typeof addressed>;

/**
 * Checks the caller by its token, which must name the activity's `serviceUrl`, and runs the bot; a stranger's activity is not looked at.
 * Throws where something here or between here and Microsoft failed.
 */
export type ServeActivity = (
  activity: Addressed,
  authorization: string,
) => Promise<{ readonly kind: "stranger" } | { readonly kind: "answered"; readonly answer: InvokeAnswer | undefined }>;

/**
 * Serves `POST /api/messages` for Microsoft's channels. Stricter than the SDKs' own ways: an activity without a `serviceUrl` and every fault
 * of a token are 401 (they let the first through and answer some of the second with 500), and nothing internal is answered.
 */
export function makeCloudMessages(serve: ServeActivity): RequestHandler {
  return serveAddressed(serve, (_serviceUrl, authorization) => looksLikeChannelToken(authorization));
}

/** Serves `POST /api/messages` for the emulator and the Agents Playground on this machine, which send no token: answers go to this machine alone. */
export function makeLocalMessages(serve: ServeActivity): RequestHandler {
  return serveAddressed(serve, (serviceUrl) => loopback.has(new URL(serviceUrl).hostname));
}

const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

function serveAddressed(
  serve: ServeActivity,
  mayCall: (serviceUrl: string, authorization: string) => boolean,
): RequestHandler {
  return async (request, response) => {
    const authorization = request.get("authorization") ?? "";
    const read = addressed.safeParse(request.body);
    if (!read.success || !mayCall(read.data.serviceUrl, authorization)) throw unauthorized();
    const isUnderstood = channelActivity.safeParse(request.body).success;
    const served = isUnderstood ? await serve(read.data, authorization) : undefined;
    if (served?.kind === "stranger") throw unauthorized();
    if (served === undefined) throw new Refusal(400, "BadRequest", "This activity is not understood.");
    const { status = 200, body } = served.answer ?? {};
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
  };
}

function unauthorized(): Refusal {
  return new Refusal(401, "Unauthorized", "This activity did not come from a channel that the bot knows.");
}
