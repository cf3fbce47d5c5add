import { hkdfSync } from "node:crypto";
import { seal, unseal } from "./seal.js";

/** Seals values as text that a browser may keep but neither read nor change; `place` says what for. */
export interface TextSealer {
  seal(value: unknown, place: string): string;
  /** Returns undefined for what was not sealed here, for another place, or with another secret. */
  open(text: string, place: string): unknown;
}

/** Makes a sealer with a key of its own, drawn from the secret for the purpose (HKDF, RFC 5869). */
export function makeTextSealer(secret: string, purpose: string): TextSealer {
  const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
  return {
    seal: (value, place) => seal(value, key, place).toString("base64url"),
    open: (text, place) => unseal(Buffer.from(text, "base64url"), key, place),
  };
}
