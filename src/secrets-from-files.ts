import { readFileSync } from "node:fs";

/** The settings that nobody but the server may know. */
export const secrets = [
  "REDIS_URL",
  "TOKEN_SECRET",
  "DIRECT_LINE_SECRET",
  "MicrosoftAppPassword",
  "STAFF_PASSWORD",
  "OIDC_CLIENT_SECRET",
  "CONTENT_GIT_TOKEN",
] as const;

/** The settings that are given, with the secrets that stand in files (`NAME_FILE`), and what is wrong with those files. */
export function withSecretsFromFiles(environment: NodeJS.ProcessEnv): {
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
