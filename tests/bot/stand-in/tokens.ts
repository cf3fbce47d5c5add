import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { type Algorithm, sign } from "jsonwebtoken";

/** The app that the stand-in's tokens are for. */
export const appId = "00000000-1111-2222-3333-444444444444";
export const issuer = "https://api.botframework.com";

/** A key pair as Microsoft signs its channels' tokens with, and a way to sign them. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** The public half as the key list has it. */
  readonly jwk: {
    readonly kty?: string;
    readonly n?: string;
    readonly e?: string;
    readonly kid: string;
    readonly endorsements: string[];
  };
  sign(
    claims: Record<string, unknown>,
    options?: { algorithm?: Algorithm; key?: string | KeyObject; kid?: string },
  ): string;
}

/** Makes a signing key; `kid` is its name in the list of keys. */
export function makeSigningKey(kid: string): SigningKey {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { kty, n, e } = createPublicKey(privateKey).export({ format: "jwk" });
  return {
    kid,
    privateKey,
    jwk: { ...(kty && { kty }), ...(n && { n }), ...(e && { e }), kid, endorsements: ["msteams"] },
    sign: (claims, { algorithm = "RS256", key = privateKey, kid: named = kid } = {}) =>
      sign(claims, key, { algorithm, header: { alg: algorithm, kid: named } }),
  };
}

const minuteS = 60;

/** The claims of a good token for a connector's address, with changes; undefined takes one away. */
export function claimsFor(serviceUrl: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const nowS = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: nowS - minuteS, exp: nowS + 30 * minuteS };
  return Object.fromEntries(Object.entries({ ...claims, ...changes }).filter(([, value]) => value !== undefined));
}
