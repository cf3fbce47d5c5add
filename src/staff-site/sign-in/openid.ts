import type { Configuration } from "openid-client";
import { z } from "zod";
import type { Person } from "../person.js";

/** What the browser keeps while its person is at the provider: by it the answer is known to be the answer to our question. */
export const openIdTicket = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type OpenIdTicket = z.infer<typeof openIdTicket>;

export type SignInOutcome =
  | { readonly kind: "signed in"; readonly person: Person }
  /** The provider knows the person, who has no role here. */
  | { readonly kind: "no role"; readonly name: string }
  /** `why` is for the audit log: a code, never what was sent; by the provider, where it is the provider that said no. */
  | { readonly kind: "refused"; readonly why: string; readonly isByProvider: boolean };

/** Sign-in by an OpenID provider: code flow with PKCE, state and nonce. Rejects while the provider cannot be reached. */
export interface OpenId {
  /** Where to send the browser, and what it must bring back; silently, where the provider is to ask the person nothing. */
  begin(returnTo: string, isSilent: boolean): Promise<{ readonly address: string; readonly ticket: OpenIdTicket }>;
  /** What came of it, from the address that the provider sent the browser back to. */
  finish(returned: URL, ticket: OpenIdTicket): Promise<SignInOutcome>;
  /** Where a person can sign out of the provider too, where it has such a page. */
  leaveAddress(backTo: string): Promise<string | undefined>;
}

export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Names of app roles, as they stand in the claim `roles`. */
  readonly viewerRole: string;
  readonly editorRole: string;
}

const claimsSchema = z.object({
  sub: z.string(),
  /** Entra ID's name for the person in all applications (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference). */
  oid: z.string().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  roles: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
});

const timeoutSeconds = 10;

export function makeOpenId(settings: OpenIdSettings): OpenId {
  let known: Promise<Configuration> | undefined;
  // Asked at the first sign-in, so that a provider that is down does not keep the assistant from starting; asked again after a failure.
  const configuration = (): Promise<Configuration> => {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined;
      throw new Error("The OpenID provider cannot be asked", { cause: error });
    });
    return known;
  };
  return {
    async begin(returnTo, isSilent) {
      const [client, config] = [await import("openid-client"), await configuration()];
      const ticket = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: returnTo,
        scope: "openid profile email",
        state: ticket.state,
        nonce: ticket.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(ticket.verifier),
        code_challenge_method: "S256",
        ...(isSilent ? { prompt: "none" } : {}),
      });
      return { address: address.href, ticket };
    },
    async finish(returned, { state, nonce, verifier }) {
      const [client, config] = [await import("openid-client"), await configuration()];
      try {
        const tokens = await client.authorizationCodeGrant(config, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return outcomeFor(tokens.claims(), settings);
      } catch (error) {
        return { kind: "refused", ...refusalOf(error) };
      }
    },
    async leaveAddress(backTo) {
      const [client, config] = [await import("openid-client"), await configuration()];
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: backTo }).href;
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<Configuration> {
  const client = await import("openid-client");
  // The settings let plain http through for this machine alone.
  const execute = issuer.startsWith("http:") ? [client.allowInsecureRequests] : [];
  return client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    execute: [...execute, client.enableNonRepudiationChecks],
  });
}

function outcomeFor(claims: unknown, { viewerRole, editorRole }: OpenIdSettings): SignInOutcome {
  const read = claimsSchema.safeParse(claims);
  if (!read.success) return { kind: "refused", why: "claims not understood", isByProvider: true };
  const { sub, oid, name, preferred_username: username, email, roles } = read.data;
  const shown = name ?? username ?? sub;
  const role = roles.includes(editorRole) ? "editor" : roles.includes(viewerRole) ? "viewer" : undefined;
  return role === undefined
    ? { kind: "no role", name: shown }
    : { kind: "signed in", person: { id: oid ?? sub, name: shown, email, role } };
}

/** The library's or the provider's code for what was wrong. */
function refusalOf(error: unknown): { readonly why: string; readonly isByProvider: boolean } {
  if (typeof error !== "object" || error === null) return { why: "unknown", isByProvider: false };
  if ("error" in error && typeof error.error === "string") return { why: error.error, isByProvider: true };
  return { why: "code" in error ? String(error.code) : "unknown", isByProvider: false };
}
