import type { Server } from "node:http";
import type { Express } from "express";
import { makeApp } from "./app.js";
import { assembleCloudMessages, loadBotSdk } from "./assemble-bot-sdk.js";
import { assembleLibrary } from "./assemble-library.js";
import { assembleLimits } from "./assemble-limits.js";
import { assembleMind } from "./assemble-mind.js";
import { assembleStaff } from "./assemble-staff.js";
import { assembleStores } from "./assemble-stores.js";
import { assembleStreams } from "./assemble-streams.js";
import { makeAssistantBot } from "./bot/assistant-bot.js";
import type { Bot } from "./bot/bot-turn.js";
import { conversationOf } from "./bot/conversation-of.js";
import type { Config } from "./config.js";
import { dayOf } from "./content/dated-text.js";
import { staleEntries } from "./content/stale-entries.js";
import { describeFault } from "./describe-fault.js";
import { makeChatDesk } from "./direct-line/chat-desk.js";
import { makeConversations } from "./direct-line/conversations.js";
import { directLineRoutes, giveVisitorToken } from "./direct-line/routes.js";
import type { StreamServer } from "./direct-line/stream-server.js";
import { makeVisitorTokens } from "./direct-line/visitor-token.js";
import { makeCallers } from "./direct-line/who-calls.js";
import { allowOrigins, makeOriginRule } from "./guards/allow-origins.js";
import type { Logger } from "./logger.js";
import { makeMetrics } from "./metrics.js";
import { healthRoutes } from "./pages/health-routes.js";
import { makePages } from "./pages/page-routes.js";
import { makeSeldom } from "./report-seldom.js";
import { makeInsightBook } from "./stores/gather-insights.js";
import { makeTrace } from "./trace.js";
import { traceTokens } from "./trace-tokens.js";
import { watchRequests } from "./watch-requests.js";

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
/** How often the log says of a store that fails what fails. */
const sayAgainMs = 10_000;

/** Constructs everything by the settings. Throws when the knowledge is broken or the store cannot be opened. */
export async function assemble(config: Config, logger: Logger): Promise<Assistant> {
  const clock = (): Date => new Date();
  const today = (): Date => (config.TODAY === undefined ? clock() : new Date(`${config.TODAY}T12:00:00Z`));
  const trace = makeTrace(
    () => secret,
    () => dayOf(clock()),
  );
  const reportFault = (error: unknown, more: object = {}): void => {
    metrics.countFault();
    logger.error("fault", { ...trace.ids(), ...more, error: describeFault(error) });
  };

  let loaded = clock();
  let streams: StreamServer | undefined;
  const library = await assembleLibrary(config, logger, () => {
    loaded = clock();
  });
  const mind = assembleMind(library, today);

  const metrics = makeMetrics({
    openStreams: () => streams?.open() ?? 0,
    contentVersion: () => library.current().version,
    contentLoaded: () => loaded,
    contentProblems: () => library.problems().length,
    staleEntries: () => staleEntries(library.current(), dayOf(today())).length,
  });
  const maySay = makeSeldom(sayAgainMs, clock);
  const reportStoreError = (operation: string, error: unknown): void => {
    metrics.countStoreError(operation);
    if (maySay(operation)) reportFault(error, { operation });
  };
  const stores = await assembleStores(config, clock, reportStoreError);
  const { store, secret, limitRate } = stores;
  const insights = makeInsightBook(store, () => dayOf(clock()));
  const ago = (hours: number): Date => new Date(clock().getTime() - hours * hourMs);
  const forgetting = forgetNowAndThen(async () => {
    await store.forgetIdleSince(ago(config.RETENTION_HOURS));
    await store.forgetInsightsBefore(dayOf(ago(config.INSIGHT_DAYS * 24)));
  }, reportFault);

  const fixedUrl = config.PUBLIC_URL?.replace(/\/$/, "");
  const conversationOfTurn = conversationOf(secret);
  const untimed = makeAssistantBot({
    mind,
    states: store,
    forget: (id) => store.forget(id),
    takeFeedback: insights.takeFeedback,
    takeNote: (note) => {
      metrics.countTurn(note);
      insights.takeNote(note);
    },
    conversationOf: conversationOfTurn,
    claim: stores.claim,
    answers: stores.answers,
    reportFault,
    pageOf: fixedUrl === undefined ? undefined : (entry) => `${fixedUrl}/faq/${entry}`,
  });
  const bot: Bot = (turn) => {
    trace.note(conversationOfTurn(turn).id);
    return metrics.timeTurn(turn.activity.channelId, () => untimed(turn));
  };
  const sdk = await loadBotSdk(config.BOT_SDK);
  const deliver = sdk.deliver(bot);
  const tokens = traceTokens(makeVisitorTokens(secret, clock), trace);
  const conversations = makeConversations({ ...stores, log: store, deliver, clock });
  const allowsOrigin = makeOriginRule(config.ALLOWED_ORIGINS, config.PUBLIC_URL);
  const desk = makeChatDesk(conversations, tokens);
  const limits = assembleLimits(limitRate, config.RATE_LIMIT, desk.conversationIn);
  const publicUrl = (request: { readonly protocol: string; get(name: string): string | undefined }): string =>
    fixedUrl ?? `${request.protocol}://${request.get("host")}`;
  const pages = makePages({
    library,
    today,
    desk,
    limitMessages: limits.limitMessages,
    limitConversation: limits.limitFormConversation,
    limitSearches: limits.limitSearches,
    publicUrl: fixedUrl,
    addressOf: publicUrl,
    retentionHours: config.RETENTION_HOURS,
    insightDays: config.INSIGHT_DAYS,
    hasCloudChannels: config.MicrosoftAppId !== undefined,
  });

  const app = makeApp({
    watchRequests: watchRequests({ trace, logger, measure: metrics.measureRequest }),
    trustedProxies: config.TRUSTED_PROXIES,
    allowOrigins: allowOrigins(allowsOrigin),
    limitTokens: limits.limitTokens,
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
      ...limits,
    }),
    cloudMessages: assembleCloudMessages(sdk, bot, config),
    staff: assembleStaff({
      ...stores,
      config,
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
      streams = assembleStreams({ server, app, config, conversations, tokens, allowsOrigin, trace, reportFault });
      return streams;
    },
    async close() {
      clearInterval(forgetting);
      await insights.flush();
      library.close();
      await store.close();
    },
  };
}

function forgetNowAndThen(forget: () => Promise<void>, reportFault: (error: unknown) => void): NodeJS.Timeout {
  const run = (): void => void forget().catch(reportFault);
  run();
  return setInterval(run, forgetEveryMs).unref();
}
