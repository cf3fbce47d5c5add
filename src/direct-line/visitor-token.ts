import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import jwt from "jsonwebtoken";
import { z } from "zod";
import type { LoggedConversation } from "./ports.js";

/** How long a token opens its conversation, in seconds. Direct Line clients refresh every 15 minutes, whatever they are told. */
export const tokenSeconds = 30 * 60;
/** How long after it was given a stream address may still be opened, in seconds. */
export const streamSeconds = 60;

/** Whom a token speaks for: one visitor in one conversation. `userId` is missing until the visitor's client has named itself. */
export interface Visitor {
  readonly conversation: LoggedConversation;
  readonly userId?: string;
}

export type TokenReading =
  | { readonly kind: "good"; readonly visitor: Visitor }
  | { readonly kind: "expired" }
  | { readonly kind: "bad" };

/** What a token is for: `api` for calls, `stream` for opening one WebSocket. */
export type TokenUse = "api" | "stream";

// `user` is where directlinejs looks for the visitor's id; `key` opens the conversation's records and is nowhere else.
const claims = z
  .object({
    use: z.enum(["api", "stream"]),
    conv: z.string(),
    key: z.string(),
    user: z.string().optional(),
    exp: z.number(),
  })
  .transform(({ use, conv, key, user, exp }) => {
    const conversation = { id: conv, key: Buffer.from(key, "base64url") };
    const visitor: Visitor = user === undefined ? { conversation } : { conversation, userId: user };
    return { use, visitor, exp };
  });
type Claims = z.infer<typeof claims>;

const algorithm = "HS256";

/** Of so many tokens it is remembered that they are good: each call of a visitor brings the same one again. */
const mostRemembered = 5000;

/** Signs and reads visitors' tokens with the server's secret. */
export interface VisitorTokens {
  sign(visitor: Visitor, use: TokenUse): string;
  read(token: string, use: TokenUse): TokenReading;
}

export function makeVisitorTokens(secret: string, clock: () => Date): VisitorTokens {
  const seconds = (): number => Math.floor(clock().getTime() / 1000);
  // Given a text, jsonwebtoken would first try at each call whether it is a public key, which takes longer than the signature.
  const signing = createSecretKey(Buffer.from(secret));
  const remembered = new Map<string, Claims>();
  const remember = (token: string, opened: Claims): void => {
    for (const [oldest, { exp }] of remembered) {
      if (exp > seconds() && remembered.size < mostRemembered) break;
      remembered.delete(oldest);
    }
    remembered.set(token, opened);
  };
  /** Throws where the token is not good. */
  const open = (token: string): Claims => {
    const before = remembered.get(token);
    if (before !== undefined && before.exp > seconds()) return before;
    const verified = jwt.verify(token, signing, { algorithms: [algorithm], clockTimestamp: seconds() });
    const opened = claims.parse(verified);
    // A stream's token is brought once.
    if (opened.use === "api") remember(token, opened);
    return opened;
  };
  return {
    sign({ conversation, userId }, use) {
      const iat = seconds();
      const life = use === "stream" ? streamSeconds : tokenSeconds;
      const payload = {
        use,
        conv: conversation.id,
        key: conversation.key.toString("base64url"),
        ...(userId === undefined ? {} : { user: userId }),
        iat,
        exp: iat + life,
      };
      return jwt.sign(payload, signing, { algorithm });
    },
    read(token, use) {
      try {
        const { use: signedUse, visitor } = open(token);
        return signedUse === use ? { kind: "good", visitor } : { kind: "bad" };
      } catch (error) {
        return { kind: error instanceof jwt.TokenExpiredError ? "expired" : "bad" };
      }
    },
  };
}

/** A new conversation: an id that cannot be guessed, and a key that only its tokens carry. */
export function newConversation(): LoggedConversation {
  return { id: randomUUID(), key: randomBytes(32) };
}
