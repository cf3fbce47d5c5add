import {
  type ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity as SdkActivity,
  type TurnContext,
} from "botbuilder";
import { AuthenticationError, type BotFrameworkAuthentication } from "botframework-connector";
import type { RequestHandler } from "express";
import { z } from "zod";
import type { Reply } from "../conversation/reply.js";
import { Refusal } from "../protocol/refusal.js";
import { replyToActivity } from "./reply-to-activity.js";

export interface CloudMessagesParts {
  readonly bot: ActivityHandler;
  readonly authentication: BotFrameworkAuthentication;
  readonly trouble: () => Reply;
  readonly reportFault: (error: unknown) => void;
}

/** The app registration that Microsoft's channels know the bot by. */
export interface AppRegistration {
  readonly MicrosoftAppId?: string | undefined;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppTenantId?: string | undefined;
  readonly MicrosoftAppType: string;
}

/** The SDK's own authentication for a registration; replies go out with tokens that it fetches. */
export function makeAuthentication(app: AppRegistration): BotFrameworkAuthentication {
  const given = Object.entries(app).filter((setting): setting is [string, string] => typeof setting[1] === "string");
  return new ConfigurationBotFrameworkAuthentication(Object.fromEntries(given));
}

// What the checks below need; everything else is the SDK's to read.
const incoming = z.looseObject({ type: z.string().min(1), serviceUrl: z.string().min(1) });

const jwtErrors: ReadonlySet<string> = new Set(["JsonWebTokenError", "TokenExpiredError", "NotBeforeError"]);

/**
 * Serves `POST /api/messages` for Microsoft's channels. Stricter than the SDK's own `process`: an activity without a `serviceUrl` and every
 * fault of a token are 401 (the SDK lets the first through and answers some of the second with 500), and nothing internal is answered.
 */
export function makeCloudMessages({ bot, authentication, trouble, reportFault }: CloudMessagesParts): RequestHandler {
  const adapter = new StrictCloudAdapter(authentication);
  adapter.onTurnError = async (context, error) => {
    reportFault(error);
    await context.sendActivity(replyToActivity(trouble()));
  };
  return async (request, response) => {
    const read = incoming.safeParse(request.body);
    if (!read.success) throw unauthorized();
    const status = await adapter.serve(
      read.data as unknown as SdkActivity,
      request.get("authorization") ?? "",
      (context) => bot.run(context),
    );
    response.status(status).end();
  };
}

class StrictCloudAdapter extends CloudAdapter {
  readonly #authentication: BotFrameworkAuthentication;

  constructor(authentication: BotFrameworkAuthentication) {
    super(authentication);
    this.#authentication = authentication;
  }

  /** Checks the caller, runs the logic and gives the HTTP status. Throws a 401 refusal when the token is not good. */
  async serve(
    activity: SdkActivity,
    authorization: string,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<number> {
    const caller = await this.#authentication.authenticateRequest(activity, authorization).catch((error: unknown) => {
      throw isBadToken(error) ? unauthorized() : error;
    });
    const invoked = await this.processActivity(caller, activity, logic);
    return invoked?.status ?? 200;
  }
}

function isBadToken(error: unknown): boolean {
  return error instanceof AuthenticationError || (error instanceof Error && jwtErrors.has(error.name));
}

function unauthorized(): Refusal {
  return new Refusal(401, "Unauthorized", "This activity did not come from a channel that the bot knows.");
}
