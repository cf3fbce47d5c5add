import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const number = (low: number, high: number) => z.coerce.number().int().min(low).max(high);
const day = z.iso.date("it must be a date, YYYY-MM-DD");
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);

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
  /** Messages a minute from one client, or `off`. */
  RATE_LIMIT: z.union([z.literal("off"), number(1, 100_000)]).default(60),
  /** Hours after which a conversation in which nothing was said is deleted. */
  RETENTION_HOURS: number(1, 24 * 365).default(24),
  /** Signs the tokens of visitors; default: made once and kept in DATA_DIR. */
  TOKEN_SECRET: z.string().min(32, "it must have at least 32 characters").optional(),
  /** Lets another server ask for tokens at /v3/directline/tokens/generate; without it that call is refused. */
  DIRECT_LINE_SECRET: z.string().min(16, "it must have at least 16 characters").optional(),
  /** Answers as on this day, for previews and tests. */
  TODAY: day.optional(),
  MicrosoftAppId: z.string().min(1).optional(),
  MicrosoftAppPassword: z.string().min(1).optional(),
  MicrosoftAppTenantId: z.string().min(1).optional(),
  MicrosoftAppType: z.enum(["SingleTenant", "MultiTenant", "UserAssignedMSI"]).default("SingleTenant"),
});

const secrets = ["TOKEN_SECRET", "DIRECT_LINE_SECRET", "MicrosoftAppPassword"] as const;

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

function withSecretsFromFiles(environment: NodeJS.ProcessEnv): {
  values: Record<string, string>;
  unreadable: string[];
} {
  const values: Record<string, string> = {};
  const unreadable: string[] = [];
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && value !== "") values[name] = value;
  for (const name of secrets) {
    const file = values[`${name}_FILE`];
    if (file === undefined) continue;
    try {
      values[name] = readFileSync(file, "utf8").trim();
    } catch {
      unreadable.push(`${name}_FILE: the file cannot be read`);
    }
  }
  return { values, unreadable };
}
