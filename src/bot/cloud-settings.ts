/** The app registration that Microsoft's channels know the bot by. */
export interface AppRegistration {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppTenantId?: string | undefined;
  readonly MicrosoftAppType: "SingleTenant" | "MultiTenant" | "UserAssignedMSI";
}

/** A cloud other than Microsoft's public one, by the SDK's names; all of it or none. */
export interface OtherCloud {
  /** The authority that gives tokens, with the tenant: https://login.example/TENANT */
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
}
