import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { editingMistakes, editingSettings } from "./editing-settings.js";
import { secrets, withSecretsFromFiles } from "./secrets-from-files.js";
import { isThisMachine, staffMistakes } from "./staff-settings.js";

const number = (low: number, high: number) => z.coerce.number().int().min(low).max(high);
const day = z.iso.date("it must be a date, YYYY-MM-DD");
/** https, or http to this machine itself. */
const trustworthyUrl = z
  .url()
  .refine((url) => url.startsWith("https:") || isThisMachine(url), "it must begin with https://");
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);

/** Whether Express can take it as a trusted proxy (https://expressjs.com/en/guide/behind-proxies.html). */
function isNetwork(item: string): boolean {
  const [address = "", bits = "0", ...more] = item.split("/");
  const family = isIP(address);
  if (family === 0) return ["loopback", "linklocal", "uniquelocal", "none"].includes(item);
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

/** Every setting, by the name of its environment variable. `NAME_FILE` reads the value of a secret from a file instead. */
const settings = z.object({
  PORT: number(0, 65535).default(3978),
  HOST: z.string().min(1).default("127.0.0.1"),
  /** The address that visitors' browsers reach the server at; default: built from each request. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().default("data"),
  KNOWLEDGE_DIR: z.string().default("knowledge"),
  DIALOGS_DIR: z.string().default("dialogs"),
  LOG_LEVEL: z.enum(["error", "warn", "info", "debug"]).default("info"),
  /** Origins, comma-separated, whose pages may embed the widget; the server's own always may. */
  ALLOWED_ORIGINS: list.default([]),
  /** Addresses or networks of proxies in front, comma-separated, whose word on the client's address is taken; `none` for none. */
  TRUSTED_PROXIES: list
    .refine((items) => items.every(isNetwork), "give IP addresses, networks, loopback, linklocal, uniquelocal, or none")
    .transform((items) => items.filter((item) => item !== "none"))
    .default(["loopback"]),
  /** Messages a minute from one client, or `off`. */
  RATE_LIMIT: z.union([z.literal("off"), number(1, 100_000)]).default(60),
  /** Seconds in which a whole request must have come; a client that takes longer is cut off. */
  REQUEST_SECONDS: number(1, 300).default(30),
  /** Connections that may be open at once, WebSockets included; further ones are closed at once. */
  MAX_CONNECTIONS: number(10, 1_000_000).default(10_000),
  /** How often the clients of open streams are asked whether they are still there, in seconds. */
  STREAM_PING_SECONDS: number(1, 300).default(25),
  /** Hours after which a conversation in which nothing was said is deleted. */
  RETENTION_HOURS: number(1, 24 * 365).default(24),
  /** Days for which is counted what was asked, by day and without any link to a conversation. */
  INSIGHT_DAYS: number(1, 366).default(90),
  /** Redis or Valkey that several instances share; default: one instance with a file in DATA_DIR. */
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "it must be an address, redis://… or rediss://…" }).optional(),
  /** Signs the tokens of visitors, and needed with REDIS_URL; default: made once and kept in DATA_DIR. */
  TOKEN_SECRET: z.string().min(32, "it must have at least 32 characters").optional(),
  /** Lets another server ask for tokens at /v3/directline/tokens/generate; without it that call is refused. */
  DIRECT_LINE_SECRET: z.string().min(16, "it must have at least 16 characters").optional(),
  /** Opens the staff pages on a single machine, with every right. */
  STAFF_PASSWORD: z.string().min(12, "it must have at least 12 characters").optional(),
  /** Opens the staff pages to people whom an OpenID provider (Entra ID) knows and gives one of the two roles: the first three or none. */
  OIDC_ISSUER: trustworthyUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_VIEWER_ROLE: z.string().min(1).default("viewer"),
  OIDC_EDITOR_ROLE: z.string().min(1).default("editor"),
  ...editingSettings,
  /** Answers as on this day, for previews and tests. */
  TODAY: day.optional(),
  /** The bot's registration with Microsoft, by the SDK's names; `POST /api/messages` is served only with an app id. */
  MicrosoftAppId: z.string().min(1).optional(),
  MicrosoftAppPassword: z.string().min(1).optional(),
  MicrosoftAppTenantId: z.string().min(1).optional(),
  MicrosoftAppType: z.enum(["SingleTenant", "MultiTenant", "UserAssignedMSI"]).default("SingleTenant"),
  /** Which of Microsoft's SDKs carries the bot: the Bot Framework SDK or its successor, the Microsoft 365 Agents SDK. */
  BOT_SDK: z.enum(["botbuilder", "agents"]).default("botbuilder"),
  /** Serves `POST /api/messages` without tokens, for the emulator and the Agents Playground on this machine. */
  EMULATOR: z.enum(["on", "off"]).default("off"),
  /** A cloud other than Microsoft's public one, and tests: all four or none. */
  ToChannelFromBotLoginUrl: trustworthyUrl.optional(),
  ToChannelFromBotOAuthScope: z.string().min(1).optional(),
  ToBotFromChannelTokenIssuer: z.string().min(1).optional(),
  ToBotFromChannelOpenIdMetadataUrl: trustworthyUrl.optional(),
});

const otherCloudSchema = settings
  .pick({
    ToChannelFromBotLoginUrl: true,
    ToChannelFromBotOAuthScope: true,
    ToBotFromChannelTokenIssuer: true,
    ToBotFromChannelOpenIdMetadataUrl: true,
  })
  .required();
type OtherCloud = z.infer<typeof otherCloudSchema>;
const cloudSettings = otherCloudSchema.keyof().options;

/** The app registration that Microsoft's channels know the bot by. */
type AppRegistration = Pick<Config, "MicrosoftAppPassword" | "MicrosoftAppTenantId" | "MicrosoftAppType"> & {
  readonly MicrosoftAppId: string;
};

export type Config = z.infer<typeof settings>;

/**
 * Reads the settings from the environment. Empty values count as not given. Throws one error that lists every mistake by
 * setting, never with its value.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const { values, unreadable } = withSecretsFromFiles(environment);
  const result = settings.safeParse(values);
  const mistakes = [
    ...unreadable,
    ...(result.error?.issues ?? []).map(({ path: [name], message }) => `${String(name)}: ${message}`),
    ...(result.success
      ? [
          ...sharingMistakes(result.data),
          ...registrationMistakes(result.data),
          ...staffMistakes(result.data),
          ...editingMistakes(result.data),
        ]
      : []),
  ];
  if (!result.success || mistakes.length > 0)
    throw new Error(`These settings are not right:\n  ${mistakes.join("\n  ")}`);
  const config = result.data;
  return {
    ...config,
    DATA_DIR: path.resolve(config.DATA_DIR),
    KNOWLEDGE_DIR: path.resolve(config.KNOWLEDGE_DIR),
    DIALOGS_DIR: path.resolve(config.DIALOGS_DIR),
  };
}

/** The environment for other programs that the server runs: without its secrets. */
export function programEnvironment(): Record<string, string | undefined> {
  const kept: ReadonlySet<string> = new Set(secrets);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !kept.has(name)));
}

/** Instances that share conversations must read each other's tokens. */
function sharingMistakes({ REDIS_URL, TOKEN_SECRET }: z.infer<typeof settings>): string[] {
  if (REDIS_URL === undefined || TOKEN_SECRET !== undefined) return [];
  return ["TOKEN_SECRET: it is needed with REDIS_URL, the same on every instance"];
}

const thisMachine: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "::1"]);

/** What does not fit together in the bot's registration. */
function registrationMistakes(config: z.infer<typeof settings>): string[] {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType } = config;
  const cloud = cloudSettings.filter((name) => config[name] === undefined);
  const mistakes =
    cloud.length === 0 || cloud.length === cloudSettings.length
      ? []
      : [`${cloud.join(", ")}: give all settings of another cloud or none`];
  if (config.EMULATOR === "on" && (MicrosoftAppId !== undefined || !thisMachine.has(config.HOST)))
    mistakes.push("EMULATOR: it goes with HOST=127.0.0.1 and without MicrosoftAppId only, since it asks for no tokens");
  if (MicrosoftAppId === undefined) return mistakes;
  if (MicrosoftAppType !== "MultiTenant" && MicrosoftAppTenantId === undefined)
    mistakes.push(`MicrosoftAppTenantId: it is needed for ${MicrosoftAppType}`);
  if (MicrosoftAppType === "UserAssignedMSI" && MicrosoftAppPassword !== undefined)
    mistakes.push("MicrosoftAppPassword: a managed identity has none; leave it out");
  if (MicrosoftAppType !== "UserAssignedMSI" && MicrosoftAppPassword === undefined)
    mistakes.push(`MicrosoftAppPassword: it is needed for ${MicrosoftAppType}`);
  return mistakes;
}

/** The bot's registration, undefined without an app id. */
export function appRegistration(config: Config): AppRegistration | undefined {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType } = config;
  if (MicrosoftAppId === undefined) return undefined;
  return { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType };
}

/** The settings of a cloud other than Microsoft's public one, undefined where there are none. */
export function otherCloud(config: Config): OtherCloud | undefined {
  return otherCloudSchema.safeParse(config).data;
}
