import { ConfidentialClientApplication } from "@azure/msal-node";
import { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import {
  type BotFrameworkAuthentication,
  type ConnectorClientOptions,
  MsalServiceClientCredentialsFactory,
} from "botframework-connector";
import type { AppRegistration, OtherCloud } from "../cloud-settings.js";
import { fetchWithRetries } from "../fetch-with-retries.js";

type HttpClient = NonNullable<ConnectorClientOptions["httpClient"]>;

/** The SDK's own authentication for a registration; replies go out with tokens that it fetches, through calls that are made again where refused. */
export function makeAuthentication(app: AppRegistration, cloud?: OtherCloud): BotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication(
    {
      ...given(app),
      ...cloud,
      ...(cloud && { ToBotFromEmulatorOpenIdMetadataUrl: cloud.ToBotFromChannelOpenIdMetadataUrl }),
    },
    cloud && app.MicrosoftAppType !== "UserAssignedMSI" ? tokensOf(app, cloud) : undefined,
    undefined,
    undefined,
    { httpClient },
  );
}

/** No authentication at all: for activities of this very machine. */
export function makeNoAuthentication(): BotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication({}, undefined, undefined, undefined, { httpClient });
}

/** Tokens from another authority than Microsoft's public one, which the token library must be told to trust. */
function tokensOf(app: AppRegistration, cloud: OtherCloud): MsalServiceClientCredentialsFactory {
  const authority = cloud.ToChannelFromBotLoginUrl;
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: app.MicrosoftAppId,
      clientSecret: app.MicrosoftAppPassword ?? "",
      authority,
      knownAuthorities: [new URL(authority).host],
    },
  });
  return new MsalServiceClientCredentialsFactory(app.MicrosoftAppId, client);
}

function given(app: AppRegistration): Record<string, string> {
  return Object.fromEntries(
    Object.entries(app).filter((setting): setting is [string, string] => setting[1] !== undefined),
  );
}

/**
 * Makes the SDK's calls to connectors. It would repeat refused calls by itself, but also a message whose connection broke, which may have
 * arrived; and it would follow redirects. An `Error` of our own is final for it.
 */
const httpClient: HttpClient = {
  async sendRequest(request) {
    const { url, method, body } = request;
    const response = await fetchWithRetries(url, {
      method,
      headers: request.headers.rawHeaders(),
      ...(typeof body === "string" ? { body } : {}),
    });
    const { status } = response;
    if (status >= 300) {
      await response.body?.cancel();
      throw new Error(`The connector answered ${status} to ${method}`);
    }
    const headers = request.headers.clone();
    for (const name of headers.headerNames()) headers.remove(name);
    for (const [name, value] of response.headers) headers.set(name, value);
    return { request, status, headers, bodyAsText: await response.text() };
  },
};
