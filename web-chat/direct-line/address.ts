/** Where the widget finds its server. */
export interface Address {
  /** The server's own pages: privacy, accessibility, the chat without JavaScript. */
  readonly origin: string;
  readonly tokenUrl: string;
  /** Direct Line's address, without a slash at the end. */
  readonly domain: string;
  /** Whether it is our own server, which deletes a conversation when asked to; Azure's cannot. */
  readonly isOurs: boolean;
}

/** The address from the origin that the script came from, unless attributes name Azure's Direct Line or another token call. */
export function readAddress(origin: string, attribute: (name: string) => string | null): Address {
  return {
    isOurs: attribute("token-url") === null && attribute("domain") === null,
    origin,
    tokenUrl: attribute("token-url") ?? `${origin}/api/token`,
    domain: (attribute("domain") ?? `${origin}/v3/directline`).replace(/\/$/, ""),
  };
}
