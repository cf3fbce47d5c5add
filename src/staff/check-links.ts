import { setTimeout as pause } from "node:timers/promises";
import type { Snapshot } from "../content/snapshot.js";
import { passagesOf } from "./check/passages.js";
import type { Finding } from "./check/rule.js";

/** An address outside, and where in the content it stands. */
export interface OutsideLink {
  readonly url: string;
  readonly file: string;
  readonly line: number;
}

/** What became of asking for the addresses: nothing could be reached at all, or what is wrong with some of them. */
export type LinkVerdict =
  | { readonly kind: "no-network"; readonly tried: number }
  | { readonly kind: "tried"; readonly tried: number; readonly findings: readonly Finding[] };

type Outcome =
  | { readonly kind: "well" }
  | { readonly kind: "moved"; readonly to: string }
  | { readonly kind: "dead" | "unsure" | "no-network"; readonly why: string };

const patienceMs = 10_000;
const betweenTwoMs = 200;

/** The web addresses of site.yaml and of the texts, each once. */
export function outsideLinks(snapshot: Snapshot): OutsideLink[] {
  const { site } = snapshot;
  const all = [
    ...[...site.links.values()].map(({ url, line }) => ({ url, file: site.file, line })),
    ...passagesOf(snapshot).flatMap(({ file, line, markdown }) =>
      [...markdown.matchAll(/\]\((https:[^)\s]+)\)/g)].map(({ 1: url = "" }) => ({ url, file, line })),
    ),
  ];
  const seen = new Set<string>();
  return all.filter(({ url }) => {
    if (!url.startsWith("https:") || seen.has(url)) return false;
    seen.add(url);
    return true;
  });
}

/** Asks for each address, one at a time of each host, at most ten seconds each. Never throws for what a host does. */
export async function checkLinks(links: readonly OutsideLink[]): Promise<LinkVerdict> {
  const hosts = new Map<string, OutsideLink[]>();
  for (const link of links) {
    const { host } = new URL(link.url);
    hosts.set(host, [...(hosts.get(host) ?? []), link]);
  }
  const outcomes = (await Promise.all([...hosts.values()].map(askOneByOne))).flat();
  if (outcomes.length > 0 && outcomes.every(({ outcome }) => outcome.kind === "no-network"))
    return { kind: "no-network", tried: links.length };
  return { kind: "tried", tried: links.length, findings: outcomes.flatMap(toFinding) };
}

interface Asked {
  readonly link: OutsideLink;
  readonly outcome: Outcome;
}

async function askOneByOne(links: readonly OutsideLink[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const link of links) {
    if (asked.length > 0) await pause(betweenTwoMs);
    asked.push({ link, outcome: await askFor(link.url) });
  }
  return asked;
}

/** Some servers refuse HEAD, or answer it wrongly: what is not well is asked for once more, as a browser does. */
async function askFor(url: string): Promise<Outcome> {
  const first = await send(url, "HEAD");
  return first.kind === "dead" || first.kind === "unsure" ? send(url, "GET") : first;
}

async function send(url: string, method: "HEAD" | "GET"): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method,
      redirect: "follow",
      signal: AbortSignal.timeout(patienceMs),
      headers: { "user-agent": "SEND-assistant-link-check" },
    });
    await response.body?.cancel();
    const { status } = response;
    if (status === 404 || status === 410) return { kind: "dead", why: `it answers ${status}, not found` };
    if (!response.ok) return { kind: "unsure", why: `it answers ${status}` };
    return response.redirected ? { kind: "moved", to: response.url } : { kind: "well" };
  } catch (error) {
    return outcomeOf(error);
  }
}

const unreachable = new Set(["EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN"]);

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Error && error.name === "TimeoutError")
    return { kind: "unsure", why: `it did not answer within ${patienceMs / 1000} seconds` };
  const code = codeOf(error);
  if (unreachable.has(code)) return { kind: "no-network", why: `it cannot be reached (${code})` };
  // Without a network some systems say at once that no name exists.
  if (code === "ENOTFOUND") return { kind: "no-network", why: "there is no server of this name" };
  return { kind: "unsure", why: `the connection failed (${code})` };
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause ? String(cause.code) : String(error);
}

function toFinding({ link: { url, file, line }, outcome }: Asked): Finding[] {
  const place = { file, line, rule: "outside-link", why: "Whoever follows it does not find what was promised." };
  switch (outcome.kind) {
    case "well":
      return [];
    case "moved":
      return [
        { ...place, level: "advice", what: `${url} leads on to ${outcome.to}.`, mend: "Write the new address here." },
      ];
    case "unsure":
      return [
        {
          ...place,
          level: "advice",
          what: `${url} could not be checked: ${outcome.why}.`,
          mend: "Open it in a browser; some sites let no program in.",
        },
      ];
    case "dead":
    case "no-network":
      return [
        {
          ...place,
          level: "error",
          what: `${url} is dead: ${outcome.why}.`,
          mend: "Find the new address, or take it out.",
        },
      ];
  }
}
