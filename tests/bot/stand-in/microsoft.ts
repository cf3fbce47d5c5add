import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import path from "node:path";
import { portOf } from "../../support/ports.js";
import { appId, claimsFor, issuer, makeSigningKey, type SigningKey } from "./tokens.js";

const certificate = path.join(__dirname, "loopback.cert.pem");

/** A call that the bot made to the connector. */
export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at activities of many shapes
  readonly body: any;
}

/** How the connector answers a call in place of 200: a status, or `hang-up` after it has taken the call. */
export type Mishap = { readonly status: number; readonly headers?: Record<string, string> } | "hang-up";

/** Microsoft's side on loopback: keys for channels' tokens, tokens for the bot, and a connector that takes its messages. */
export interface Microsoft {
  readonly serviceUrl: string;
  readonly key: SigningKey;
  /** The settings with which the server turns to this stand-in. */
  readonly settings: Record<string, string>;
  /** All calls to the connector so far, refused ones too. */
  readonly calls: readonly ConnectorCall[];
  /** The requests for tokens so far, by their form fields. */
  readonly tokenRequests: readonly URLSearchParams[];
  /** Answers the next calls so, in order. */
  goWrong(...mishaps: Mishap[]): void;
  /** Resolves with all calls once there are so many. */
  received(count: number): Promise<readonly ConnectorCall[]>;
  stop(): Promise<void>;
}

/** Starts the stand-in on free ports. */
export async function startMicrosoft(): Promise<Microsoft> {
  const key = makeSigningKey("key-1");
  const calls: ConnectorCall[] = [];
  const tokenRequests: URLSearchParams[] = [];
  const mishaps: Mishap[] = [];
  const waiting = new Set<() => void>();
  let posted = 0;

  const connector = createServer(async (request, response) => {
    const url = request.url ?? "";
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    if (url === "/openid") return json(200, { issuer, jwks_uri: `${origin(connector)}/keys` });
    if (url === "/keys") return json(200, { keys: [key.jwk] });
    calls.push(await readCall(request));
    for (const look of waiting) look();
    const mishap = mishaps.shift();
    if (mishap === "hang-up") return request.socket.destroy();
    if (mishap !== undefined) return json(mishap.status, { error: { code: "Refused" } }, mishap.headers);
    posted += 1;
    return json(request.method === "POST" ? 201 : 200, { id: `sent-${posted}` });
  });

  const authority = createTlsServer(
    { key: readFileSync(path.join(__dirname, "loopback.key.pem")), cert: readFileSync(certificate) },
    async (request, response) => {
      const answer = (body: unknown) =>
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
      const base = `https://127.0.0.1:${portOf(authority)}/tenant`;
      if (request.method === "GET")
        return answer({
          issuer: `${base}/v2.0`,
          authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
          token_endpoint: `${base}/oauth2/v2.0/token`,
          jwks_uri: `${base}/keys`,
        });
      tokenRequests.push(new URLSearchParams(await read(request)));
      return answer({
        token_type: "Bearer",
        expires_in: 3600,
        ext_expires_in: 3600,
        access_token: "the-bots-own-token",
      });
    },
  );

  for (const server of [connector, authority]) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
  return {
    serviceUrl: `${origin(connector)}/teams/`,
    key,
    calls,
    tokenRequests,
    settings: {
      MicrosoftAppId: appId,
      MicrosoftAppPassword: "not-a-secret",
      MicrosoftAppTenantId: "tenant",
      MicrosoftAppType: "SingleTenant",
      ToChannelFromBotLoginUrl: `https://127.0.0.1:${portOf(authority)}/tenant`,
      ToChannelFromBotOAuthScope: issuer,
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromChannelOpenIdMetadataUrl: `${origin(connector)}/openid`,
      NODE_EXTRA_CA_CERTS: certificate,
    },
    goWrong: (...next) => void mishaps.push(...next),
    received: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (calls.length < count) return;
          waiting.delete(look);
          resolve(calls);
        };
        waiting.add(look);
        look();
      }),
    async stop() {
      for (const server of [connector, authority]) {
        server.closeAllConnections();
        server.close();
        await once(server, "close");
      }
    },
  };
}

/** A good token for this stand-in's connector, with changes to its claims. */
export function goodToken({ key, serviceUrl }: Microsoft, changes: Record<string, unknown> = {}): string {
  return key.sign(claimsFor(serviceUrl, changes));
}

function origin(server: Server): string {
  return `http://127.0.0.1:${portOf(server)}`;
}

async function readCall(request: IncomingMessage): Promise<ConnectorCall> {
  const { method = "", url = "", headers } = request;
  const text = await read(request);
  const body = text === "" ? undefined : JSON.parse(text);
  return { method, path: decodeURIComponent(url), authorization: headers.authorization ?? "", body };
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}
