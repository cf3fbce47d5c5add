import { ConfidentialClientApplication } from "@azure/msal-node";
import { MsalTokenProvider } from "@microsoft/agents-hosting";
import type { AppRegistration, OtherCloud } from "../cloud-settings.js";
import type { GiveToken } from "./agents-host.js";

const publicScope = "https://api.botframework.com";

/** The bot's own tokens by its registration: from the SDK, and from the token library itself where another cloud's authority must be told to it. */
export function makeGiveToken(app: AppRegistration, cloud?: OtherCloud): GiveToken {
  const { MicrosoftAppId: clientId, MicrosoftAppPassword: clientSecret = "", MicrosoftAppType: type } = app;
  if (cloud === undefined || type === "UserAssignedMSI") {
    const provider = new MsalTokenProvider({
      clientId,
      ...(type === "MultiTenant" ? {} : { tenantId: app.MicrosoftAppTenantId ?? "" }),
      ...(type === "UserAssignedMSI" ? {} : { clientSecret }),
      authType: type === "UserAssignedMSI" ? "UserManagedIdentity" : "ClientSecret",
    });
    return () => provider.getAccessToken(cloud?.ToChannelFromBotOAuthScope ?? publicScope);
  }
  const authority = cloud.ToChannelFromBotLoginUrl;
  const client = new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority, knownAuthorities: [new URL(authority).host] },
  });
  return async () => {
    const scopes = [`${cloud.ToChannelFromBotOAuthScope}/.default`];
    return (await client.acquireTokenByClientCredential({ scopes }))?.accessToken;
  };
}
