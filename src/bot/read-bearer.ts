import { z } from "zod";

const bearer = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/;
const header = z.object({ alg: z.literal("RS256"), kid: z.string().min(1) });
const payload = z.looseObject({ iss: z.string(), aud: z.union([z.string(), z.array(z.string())]), exp: z.number() });

/**
 * Whether an Authorization header holds what could be a token of Microsoft's channels: three parts, signed with RS256, with issuer,
 * audience and end. The SDKs stumble over anything else. This says nothing of whether it is good.
 */
export function looksLikeChannelToken(authorization: string): boolean {
  const [, head, body] = bearer.exec(authorization) ?? [];
  return (
    head !== undefined &&
    body !== undefined &&
    header.safeParse(json(head)).success &&
    payload.safeParse(json(body)).success
  );
}

function json(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
