import { CloudAdapter, type Activity as SdkActivity } from "botbuilder";
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  type BotFrameworkAuthentication,
} from "botframework-connector";
import type { Bot, InvokeAnswer } from "../bot-turn.js";
import type { ServeActivity } from "../cloud-messages.js";
import { makeNoAuthentication } from "./make-authentication.js";
import { turnOf } from "./turn-of.js";

const jwtErrors: ReadonlySet<string> = new Set(["JsonWebTokenError", "TokenExpiredError", "NotBeforeError"]);

/** Serves activities of Microsoft's channels through the Bot Framework SDK. */
export function serveThroughBotBuilder(bot: Bot, authentication: BotFrameworkAuthentication): ServeActivity {
  const adapter = new BotBuilderAdapter(authentication);
  return async (body, authorization) => {
    const activity = body as unknown as SdkActivity;
    const caller = await authentication.authenticateRequest(activity, authorization).catch((error: unknown) => {
      if (isBadToken(error)) return undefined;
      throw error;
    });
    const named = caller?.claimsIdentity.getClaimValue("serviceurl");
    if (caller === undefined || named !== body.serviceUrl) return { kind: "stranger" };
    return { kind: "answered", answer: await adapter.serve(caller, activity, bot) };
  };
}

/** Serves activities that come without a token; the caller sees to it that they come from this machine and go nowhere else. */
export function serveLocallyThroughBotBuilder(bot: Bot): ServeActivity {
  const authentication = makeNoAuthentication();
  const adapter = new BotBuilderAdapter(authentication);
  return async (body) => {
    const activity = body as unknown as SdkActivity;
    const caller = await authentication.authenticateRequest(activity, "");
    return { kind: "answered", answer: await adapter.serve(caller, activity, bot) };
  };
}

class BotBuilderAdapter extends CloudAdapter {
  /** Runs the bot. An invoke is answered as soon as its answer is there, whatever is still to be sent. */
  serve(caller: AuthenticateRequestResult, activity: SdkActivity, bot: Bot): Promise<InvokeAnswer | undefined> {
    return new Promise((resolve, reject) => {
      this.processActivity(caller, activity, async (context) => {
        const background: Promise<void>[] = [];
        const answer = await bot(turnOf(context, background));
        if (answer !== undefined) resolve(answer);
        await Promise.all(background);
      }).then((other) => resolve(other), reject);
    });
  }
}

/** The SDK marks with another status what is no fault of the token, such as keys that cannot be fetched. */
function isBadToken(error: unknown): boolean {
  if (error instanceof AuthenticationError) return Number(error.statusCode) < 500;
  return error instanceof Error && jwtErrors.has(error.name);
}
