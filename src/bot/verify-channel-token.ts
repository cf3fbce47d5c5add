import { createPublicKey, type KeyObject } from "node:crypto";
import jsonwebtoken from "jsonwebtoken";
import { z } from "zod";

const metadata = z.object({ jwks_uri: z.url() });
const keyList = z.object({
  keys: z.array(
    z.looseObject({
      kid: z.string(),
      kty: z.literal("RSA"),
      n: z.string(),
      e: z.string(),
      endorsements: z.array(z.string()).default([]),
    }),
  ),
});
const channelClaims = z.looseObject({ serviceurl: z.string() });

interface ChannelKey {
  readonly key: KeyObject;
  readonly endorsements: readonly string[];
}

const renewAfterMs = 24 * 60 * 60 * 1000;
const askAgainAfterMs = 5 * 60 * 1000;
const clockToleranceS = 5 * 60;
const patienceMs = 10_000;

/** Who may have signed a channel's token, and for whom. */
export interface TokenRules {
  readonly metadataUrl: string;
  readonly issuer: string;
  readonly appId: string;
}

/** Checks a channel's token by the Bot Connector's rules and gives the `serviceUrl` that it names; undefined for a token that is not good. */
export type VerifyChannelToken = (token: string, channelId: string) => Promise<string | undefined>;

/**
 * Makes the check, with the keys kept for a day and asked for again where an unknown one is named, at most every five minutes. Throws where
 * the keys cannot be fetched. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function makeVerifyChannelToken({ metadataUrl, issuer, appId }: TokenRules): VerifyChannelToken {
  let keys: ReadonlyMap<string, ChannelKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  const keyNamed = async (kid: string): Promise<ChannelKey | undefined> => {
    const age = Date.now() - fetchedAt;
    if (age > renewAfterMs || (!keys.has(kid) && age > askAgainAfterMs)) {
      keys = await fetchKeys(metadataUrl);
      fetchedAt = Date.now();
    }
    return keys.get(kid);
  };
  return async (token, channelId) => {
    const kid = jsonwebtoken.decode(token, { complete: true })?.header.kid;
    const found = kid === undefined ? undefined : await keyNamed(kid);
    if (found === undefined || (found.endorsements.length > 0 && !found.endorsements.includes(channelId)))
      return undefined;
    try {
      const rules = { algorithms: ["RS256" as const], issuer, audience: appId, clockTolerance: clockToleranceS };
      return channelClaims.safeParse(jsonwebtoken.verify(token, found.key, rules)).data?.serviceurl;
    } catch {
      return undefined;
    }
  };
}

async function fetchKeys(metadataUrl: string): Promise<ReadonlyMap<string, ChannelKey>> {
  const { jwks_uri } = metadata.parse(await fetchJson(metadataUrl));
  const { keys } = keyList.parse(await fetchJson(jwks_uri));
  return new Map(
    keys.map(({ kid, kty, n, e, endorsements }) => [
      kid,
      { key: createPublicKey({ key: { kty, n, e }, format: "jwk" }), endorsements },
    ]),
  );
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
  if (!response.ok)
    throw new Error(`The keys of Microsoft's channels cannot be fetched: ${url} answered ${response.status}`);
  return response.json();
}
