import type { Config } from "./config.js";

type StaffSettings = Pick<
  Config,
  | "STAFF_PASSWORD"
  | "OIDC_ISSUER"
  | "OIDC_CLIENT_ID"
  | "OIDC_CLIENT_SECRET"
  | "OIDC_VIEWER_ROLE"
  | "OIDC_EDITOR_ROLE"
  | "PUBLIC_URL"
>;

/** How staff prove who they are. */
export type StaffDoor =
  | { readonly kind: "password"; readonly password: string }
  | {
      readonly kind: "openid";
      readonly issuer: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly viewerRole: string;
      readonly editorRole: string;
    };

/** How staff sign in by the settings; undefined where there are no staff pages. */
export function staffDoor(config: StaffSettings): StaffDoor | undefined {
  if (config.STAFF_PASSWORD !== undefined) return { kind: "password", password: config.STAFF_PASSWORD };
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = config;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const { OIDC_VIEWER_ROLE: viewerRole, OIDC_EDITOR_ROLE: editorRole } = config;
  return { kind: "openid", issuer, clientId, clientSecret, viewerRole, editorRole };
}

const openIdSettings = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** What does not fit together in the settings of the staff's sign-in. */
export function staffMistakes(config: StaffSettings): string[] {
  const missing = openIdSettings.filter((name) => config[name] === undefined);
  if (missing.length === openIdSettings.length) return [];
  const mistakes = missing.length === 0 ? [] : [`${missing.join(", ")}: sign-in by OpenID needs all three settings`];
  if (config.STAFF_PASSWORD !== undefined)
    mistakes.push("STAFF_PASSWORD: it goes without OIDC_ISSUER only, so that nobody comes in past your provider");
  const { OIDC_ISSUER, PUBLIC_URL } = config;
  if (OIDC_ISSUER !== undefined && !isThisMachine(OIDC_ISSUER) && !PUBLIC_URL?.startsWith("https:"))
    mistakes.push("PUBLIC_URL: with OIDC_ISSUER it must be given and begin with https://");
  if (config.OIDC_VIEWER_ROLE === config.OIDC_EDITOR_ROLE)
    mistakes.push("OIDC_EDITOR_ROLE: it must be another than OIDC_VIEWER_ROLE");
  return mistakes;
}

/** Whether the address is plain http to this machine itself. */
export function isThisMachine(url: string): boolean {
  return /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/]|$)/.test(url);
}
