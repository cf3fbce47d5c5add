import type { RequestHandler } from "express";
import type { Bot } from "./bot/bot-turn.js";
import { makeCloudMessages, makeLocalMessages, type ServeActivity } from "./bot/cloud-messages.js";
import type { AppRegistration, OtherCloud } from "./bot/cloud-settings.js";
import type { DeliverActivity } from "./bot/local-activity.js";
import { makeVerifyChannelToken } from "./bot/verify-channel-token.js";
import { appRegistration, type Config, otherCloud } from "./config.js";

/** What an SDK does for the bot: each of Microsoft's packages has its own way, and the bot knows neither. */
export interface BotSdk {
  deliver(bot: Bot): DeliverActivity;
  serve(bot: Bot, app: AppRegistration, cloud: OtherCloud | undefined): ServeActivity;
  /** Without tokens, for programs of this machine. */
  serveLocally(bot: Bot): ServeActivity;
}

/** Loads the SDK of this name; the other one is left on the disk. */
export function loadBotSdk(name: "botbuilder" | "agents"): Promise<BotSdk> {
  return name === "agents" ? loadAgents() : loadBotBuilder();
}

async function loadBotBuilder(): Promise<BotSdk> {
  const { deliverThroughBotBuilder } = await import("./bot/botbuilder/in-process-adapter.js");
  const { serveThroughBotBuilder, serveLocallyThroughBotBuilder } = await import("./bot/botbuilder/cloud-messages.js");
  const { makeAuthentication } = await import("./bot/botbuilder/make-authentication.js");
  return {
    deliver: deliverThroughBotBuilder,
    serve: (bot, app, cloud) => serveThroughBotBuilder(bot, makeAuthentication(app, cloud)),
    serveLocally: serveLocallyThroughBotBuilder,
  };
}

const publicCloud = {
  ToBotFromChannelTokenIssuer: "https://api.botframework.com",
  ToBotFromChannelOpenIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
};

async function loadAgents(): Promise<BotSdk> {
  const { deliverThroughAgents, serveThroughAgents, serveLocallyThroughAgents } = await import(
    "./bot/agents/agents-host.js"
  );
  const { makeGiveToken } = await import("./bot/agents/make-give-token.js");
  return {
    deliver: deliverThroughAgents,
    serve: (bot, app, cloud) => {
      const { ToBotFromChannelTokenIssuer: issuer, ToBotFromChannelOpenIdMetadataUrl: metadataUrl } =
        cloud ?? publicCloud;
      const verify = makeVerifyChannelToken({ issuer, metadataUrl, appId: app.MicrosoftAppId });
      return serveThroughAgents(bot, verify, makeGiveToken(app, cloud));
    },
    serveLocally: serveLocallyThroughAgents,
  };
}

/** What serves `POST /api/messages`: nothing without an app id, unless the emulator on this machine is asked for. */
export function assembleCloudMessages(sdk: BotSdk, bot: Bot, config: Config): RequestHandler | undefined {
  if (config.EMULATOR === "on") return makeLocalMessages(sdk.serveLocally(bot));
  const app = appRegistration(config);
  return app && makeCloudMessages(sdk.serve(bot, app, otherCloud(config)));
}
