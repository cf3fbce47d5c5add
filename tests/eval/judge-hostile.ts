import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Activity } from "../../src/protocol/activity.js";
import { call, openChat } from "../support/direct-line-calls.js";
import { startServer } from "../support/start-server.js";
import type { Verdict } from "./judge-sets.js";
import type { Hostile } from "./read-sets.js";

/** A message as the server took it: its verdict so far, and what must be found nowhere afterwards. */
interface Asked {
  readonly verdict: Verdict;
  readonly pii: readonly string[];
}

/**
 * Sends each hostile message to a server of its own and judges what comes back: a reply or a clear refusal, within `mostMs`, with nothing in it that
 * it must not have; the server lives; and of personal details nothing stands in the data folder, the log or the numbers afterwards.
 */
export async function judgeHostile(questions: readonly Hostile[], mostMs: number): Promise<Verdict[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
  const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: "debug" });
  const asked: Asked[] = [];
  for (const one of questions) asked.push({ verdict: await judgeOne(one, server.url, mostMs), pii: one.pii ?? [] });
  const alive = (await call("GET", `${server.url}/healthz`)).status === 200;
  const numbers = await (await fetch(`${server.url}/metrics`)).text();
  const code = await server.stop();
  const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "latin1"));
  rmSync(folder, { recursive: true });
  const raw = [...files, server.log(), numbers].join("\n");
  return asked.map(({ verdict, pii }) => {
    const found = pii.filter((words) => raw.includes(words));
    if (!alive || code !== 0) return { ...verdict, right: false, click: false, got: `the server ended with ${code}` };
    if (found.length > 0) return { ...verdict, right: false, click: false, got: `kept: ${found.join(", ")}` };
    return verdict;
  });
}

async function judgeOne(one: Hostile, server: string, mostMs: number): Promise<Verdict> {
  const text = one.q ?? (one.gen === undefined ? "" : one.gen.repeat[0].repeat(one.gen.repeat[1]));
  const chat = await openChat(server);
  const begin = performance.now();
  const posted = await call("POST", `${chat.url}/activities`, { token: chat.token, body: { type: "message", text } });
  const took = performance.now() - begin;
  const { body } = await call("GET", `${chat.url}/activities?watermark=1`, { token: chat.token });
  const replies: Activity[] = body.activities.filter(({ from }: Activity) => from.role === "bot");
  const words = [JSON.stringify(posted.body), ...replies.flatMap(wordsOf)].join("\n");
  const found = one.must_not.filter((pattern) => new RegExp(pattern, "i").test(words));
  const refused = posted.status >= 400 && posted.status < 500 && /\w+ \w+/.test(posted.body.error.message);
  const answered = refused || (posted.status === 200 && replies.length === 1);
  const right = answered && took <= mostMs && found.length === 0;
  const got = `${posted.status}, ${replies.length} replies, ${took.toFixed(0)} ms${found.length > 0 ? `, said ${found.join(" and ")}` : ""}`;
  return { question: text.slice(0, 80), group: one.attack, right, click: right, got };
}

/** All words of an activity, each by itself; its HTML has tags of its own, which other tests look at. */
function wordsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === "html" ? [] : wordsOf(part)));
}
