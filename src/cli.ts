import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type Config, readConfig } from "./config.js";
import { dayOf } from "./content/dated-text.js";
import { loadSnapshot } from "./content/load-snapshot.js";
import type { Insights } from "./conversation/insights.js";
import { knownSnapshot } from "./learning/known-snapshot.js";
import type { Call, Command, Desk } from "./staff/commands/command.js";
import { commands, help } from "./staff/commands/commands.js";
import { daysAfter } from "./staff/days.js";
import { shareRedis } from "./stores/redis/share-redis.js";
import { openSqliteStore } from "./stores/sqlite-store.js";

/** The staff's command line; gives the exit code. */
async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || name === "help" || rest.includes("--help") || name.startsWith("-")) {
    process.stdout.write(`${help()}\n`);
    return name === undefined || name === "help" || name === "--help" || rest.includes("--help") ? 0 : 1;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Error(`There is no command "${name}".\n\n${help()}`);
  return await command.run(callOf(command, rest), makeDesk());
}

function callOf({ usage, options }: Command, args: string[]): Call {
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    return {
      words: positionals,
      isSet: (option) => values[option] === true,
      valueOf(option) {
        const given = values[option];
        return typeof given === "string" ? given : undefined;
      },
    };
  } catch (error) {
    const what = error instanceof Error ? error.message.replace(/\. .*$/s, "") : String(error);
    throw new Error(`${what}. Use it like this:\n  npm run kb -- ${usage}`, { cause: error });
  }
}

function makeDesk(): Desk {
  const config = readConfig(process.env);
  const { KNOWLEDGE_DIR, DIALOGS_DIR, DATA_DIR, TODAY } = config;
  return {
    folders: { knowledge: KNOWLEDGE_DIR, dialogs: DIALOGS_DIR },
    load: (folders) => loadSnapshot(folders, knownSnapshot),
    today: TODAY ?? dayOf(new Date()),
    dataDir: DATA_DIR,
    readInsights: () => readInsights(config),
    say: (text) => void process.stdout.write(`${text}\n`),
    ask: makeAsk(),
  };
}

async function readInsights(config: Config): Promise<Insights | undefined> {
  if (config.REDIS_URL === undefined && !existsSync(path.join(config.DATA_DIR, "conversations.sqlite")))
    return undefined;
  const store = await openCounts(config);
  return store.readInsights(daysAfter(dayOf(new Date()), -config.INSIGHT_DAYS)).finally(store.close);
}

/** The store as it is; a fault of it ends the command. */
async function openCounts({ REDIS_URL: url, TOKEN_SECRET: secret = "", DATA_DIR, ...config }: Config) {
  if (url === undefined) return openSqliteStore(DATA_DIR, () => new Date());
  const retentionMs = config.RETENTION_HOURS * 60 * 60 * 1000;
  return (await shareRedis({ url, secret, retentionMs, insightDays: config.INSIGHT_DAYS }, () => undefined)).store;
}

/** Asks for lines of standard input, one after another, typed or piped. */
function makeAsk(): Desk["ask"] {
  let lines: AsyncIterator<string> | undefined;
  return async (question) => {
    lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    process.stdout.write(question === "" ? "> " : `\n${question}\n> `);
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`There was no answer to "${question}". Nothing was written.`);
    return value.trim();
  };
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
