import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Visited, Visitor } from "./browser-like.js";

/** A real OpenID provider on loopback (the package `oidc-provider`). */
export interface RunningProvider {
  readonly issuer: string;
  /** The settings by which the assistant uses it. */
  readonly settings: Record<string, string>;
  /** Makes the next ID token wrong in this way. */
  plant(kind: "nothing" | "audience" | "expired" | "issuer" | "nonce" | "signature"): Promise<void>;
  /** Gives somebody another role from now on; an empty one takes theirs away. */
  giveRole(login: string, role: string): Promise<void>;
  /** Takes the visitor from the address that the assistant sends to, through the provider's pages, to the address that it sends back to. */
  signIn(visitor: Visitor, address: string, login: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startOpenIdProvider(): Promise<RunningProvider> {
  const child = spawn(process.execPath, [path.join(__dirname, "openid-provider.mjs")], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [issuer] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return {
    issuer,
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: "staff-pages",
      OIDC_CLIENT_SECRET: "the-secret-of-a-test-on-loopback",
      OIDC_VIEWER_ROLE: "Answers.View",
      OIDC_EDITOR_ROLE: "Answers.Edit",
    },
    async plant(kind) {
      await fetch(`${issuer}/planted/${kind}`);
    },
    async giveRole(login, role) {
      await fetch(`${issuer}/roles/${login}/${role}`);
    },
    async signIn(visitor, address, login) {
      let page = await visitor.get(address);
      for (;;) {
        const next = page.location;
        if (next !== undefined && !next.startsWith(issuer)) return next;
        page = next === undefined ? await answerPrompt(visitor, page, login) : await visitor.get(next);
      }
    },
    async stop() {
      const exit = once(child, "exit");
      child.kill();
      await exit;
    },
  };
}

/** Fills in the provider's own page: who one is, or that one agrees. */
function answerPrompt(visitor: Visitor, page: Visited, login: string): Promise<Visited> {
  const action = /<form[^>]*action="([^"]+)"/.exec(page.html)?.[1];
  if (action === undefined) throw new Error(`the provider shows no form: ${page.status} ${page.html.slice(0, 500)}`);
  return visitor.post(new URL(action, page.url).href, { prompt: page.field("prompt"), login, password: "any" });
}
