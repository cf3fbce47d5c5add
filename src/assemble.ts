import type { Server } from "node:http";
import type { Express, RequestHandler } from "express";
import { makeApp } from "./app.js";
import { type BotSdk, loadBotSdk } from "./assemble-bot-sdk.js";
import { assembleMind } from "./assemble-mind.js";
import { assembleStaff } from "./assemble-staff.js";
import { makeAssistantBot } from "./bot/assistant-bot.js";
import type { Bot } from "./bot/bot-turn.js";
import { makeCloudMessages, makeLocalMessages } from "./bot/cloud-messages.js";
import { conversationOf } from "./bot/conversation-of.js";
import { appRegistration, type Config, otherCloud } from "./config.js";
import { dayOf } from "./content/dated-text.js";
import { openLibrary } from "./content/library.js";
import { problemLine } from "./content/problem.js";
import { staleEntries } from "./content/stale-entries.js";
import { describeFault } from "./describe-fault.js";
import { makeChatDesk } from "./direct-line/chat-desk.js";
import { makeConversations } from "./direct-line/conversations.js";
import { directLineRoutes, giveVisitorToken } from "./direct-line/routes.js";
import { type StreamServer, serveStreams } from "./direct-line/stream-server.js";
import { makeStreams } from "./direct-line/streams.js";
import { makeVisitorTokens } from "./direct-line/visitor-token.js";
import { makeCallers } from "./direct-line/who-calls.js";
import { allowOrigins, makeOriginRule } from "./guards/allow-origins.js";
import { addressOf, limitRate } from "./guards/limit-rate.js";
import { keptSecret } from "./kept-secret.js";
import type { Logger } from "./logger.js";
import { makeMetrics } from "./metrics.js";
import { healthRoutes } from "./pages/health-routes.js";
import { makePages } from "./pages/page-routes.js";
import { patternProblems } from "./safeguarding/pattern-problems.js";
import { makeInsightBook } from "./stores/gather-insights.js";
import { openStore } from "./stores/open-store.js";

/** The assistant, put together and ready to listen. */
export interface Assistant {
  readonly app: Express;
  /** Serves the WebSocket streams on the server that the app listens on. */
  serveStreams(server: Server): StreamServer;
  /** Writes what is still to be counted, and closes the store. */
  close(): Promise<void>;
}

const hourMs = 60 * 60 * 1000;
const forgetEveryMs = 10 * 60 * 1000;

/** Constructs everything by the settings. Throws when the knowledge is broken or the store cannot be opened. */
export async function assemble(config: Config, logger: Logger): Promise<Assistant> {
  const clock = (): Date => new Date();
  const today = (): Date => (config.TODAY === undefined ? clock() : new Date(`${config.TODAY}T12:00:00Z`));
  const reportFault = (error: unknown, request: object = {}): void => {
    metrics.countFault();
    logger.error("fault", { ...request, error: describeFault(error) });
  };

  let loaded = clock();
  let streams: StreamServer | undefined;
  const library = await openLibrary(
    { knowledge: config.KNOWLEDGE_DIR, dialogs: config.DIALOGS_DIR },
    patternProblems,
    (news) => {
      if (news.kind === "renewed") {
        loaded = clock();
        logger.info("content renewed", { version: news.snapshot.version });
      } else logger.error("content edit left out", { problems: news.problems.map(problemLine) });
    },
  );
  const mind = assembleMind(library, today);

  const metrics = makeMetrics({
    openStreams: () => streams?.open() ?? 0,
    contentVersion: () => library.current().version,
    contentLoaded: () => loaded,
    contentProblems: () => library.problems().length,
    staleEntries: () => staleEntries(library.current(), dayOf(today())).length,
  });
  const reportStoreError = (operation: string, error: unknown): void => {
    metrics.countStoreError(operation);
    reportFault(error, { operation });
  };
  const store = openStore(config.DATA_DIR, clock, reportStoreError);
  const secret = config.TOKEN_SECRET ?? keptSecret(config.DATA_DIR, reportFault);
  const insights = makeInsightBook(store, () => dayOf(clock()));
  const ago = (hours: number): Date => new Date(clock().getTime() - hours * hourMs);
  const forgetting = forgetNowAndThen(async () => {
    await store.forgetIdleSince(ago(config.RETENTION_HOURS));
    await store.forgetInsightsBefore(dayOf(ago(config.INSIGHT_DAYS * 24)));
  }, reportFault);

  const fixedUrl = config.PUBLIC_URL?.replace(/\/$/, "");
  const untimed = makeAssistantBot({
    mind,
    states: store,
    forget: (id) => store.forget(id),
    takeFeedback: insights.takeFeedback,
    takeNote: (note) => {
      metrics.countTurn(note);
      insights.takeNote(note);
    },
    conversationOf: conversationOf(secret),
    reportFault,
    pageOf: pageOf(fixedUrl),
  });
  const bot: Bot = (turn) => metrics.timeTurn(turn.activity.channelId, () => untimed(turn));
  const sdk = await loadBotSdk(config.BOT_SDK);
  const deliver = sdk.deliver(bot);
  const tokens = makeVisitorTokens(secret, clock);
  const conversations = makeConversations({ log: store, deliver, streams: makeStreams(), clock });
  const allowsOrigin = makeOriginRule(config.ALLOWED_ORIGINS, config.PUBLIC_URL);
  const limitMessages = limitRate(config.RATE_LIMIT, addressOf, clock);
  const publicUrl = (request: { readonly protocol: string; get(name: string): string | undefined }): string =>
    fixedUrl ?? `${request.protocol}://${request.get("host")}`;
  const pages = makePages({
    library,
    today,
    desk: makeChatDesk(conversations, tokens),
    limitMessages,
    limitSearches: limitRate(searchesFor(config.RATE_LIMIT), addressOf, clock),
    publicUrl: fixedUrl,
    addressOf: publicUrl,
    retentionHours: config.RETENTION_HOURS,
    insightDays: config.INSIGHT_DAYS,
    hasCloudChannels: config.MicrosoftAppId !== undefined,
  });

  const app = makeApp({
    trustedProxies: config.TRUSTED_PROXIES,
    allowOrigins: allowOrigins(allowsOrigin),
    limitTokens: limitRate(config.RATE_LIMIT, addressOf, clock),
    health: healthRoutes({
      problems: library.problems,
      version: () => library.current().version,
      pingStore: () => store.ping(),
      metrics: metrics.text,
    }),
    giveVisitorToken: giveVisitorToken(tokens),
    directLine: directLineRoutes({
      conversations,
      tokens,
      callers: makeCallers(tokens, config.DIRECT_LINE_SECRET),
      secret: config.DIRECT_LINE_SECRET,
      publicUrl,
      limitMessages,
    }),
    cloudMessages: cloudMessages(sdk, bot, config),
    staff: assembleStaff({
      config,
      secret,
      clock,
      today,
      library,
      readInsights: insights.read,
      addressOf: publicUrl,
      logger,
    }),
    pages: pages.router,
    showRefusal: pages.showRefusal,
    reportFault,
  });

  return {
    app,
    serveStreams(server) {
      streams = serveStreams(server, { conversations, tokens, allowsOrigin, reportFault });
      return streams;
    },
    async close() {
      clearInterval(forgetting);
      await insights.flush();
      library.close();
      store.close();
    },
  };
}

/** What serves `POST /api/messages`: nothing without an app id, unless the emulator on this machine is asked for. */
function cloudMessages(sdk: BotSdk, bot: Bot, config: Config): RequestHandler | undefined {
  if (config.EMULATOR === "on") return makeLocalMessages(sdk.serveLocally(bot));
  const app = appRegistration(config);
  return app && makeCloudMessages(sdk.serve(bot, app, otherCloud(config)));
}

/** The addresses of answers' pages, where it is known how others reach this server. */
function pageOf(publicUrl: string | undefined): ((entry: string) => string) | undefined {
  if (publicUrl === undefined) return undefined;
  return (entry) => `${publicUrl}/faq/${entry}`;
}

/** A search is made at each pause in typing, so that one question may take several. */
function searchesFor(messages: Config["RATE_LIMIT"]): Config["RATE_LIMIT"] {
  return messages === "off" ? "off" : messages * 4;
}

function forgetNowAndThen(forget: () => Promise<void>, reportFault: (error: unknown) => void): NodeJS.Timeout {
  const run = (): void => void forget().catch(reportFault);
  run();
  return setInterval(run, forgetEveryMs).unref();
}
