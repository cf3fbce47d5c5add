import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync } from "node:crypto";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

// Random bytes are drawn for many nonces at once, since drawing takes as long for one as for all of them. Each is used once.
const drawn = Buffer.alloc(256 * nonceBytes);
let used = drawn.length;

function freshNonce(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += nonceBytes;
  return drawn.subarray(used - nonceBytes, used);
}

// Keys are made key objects: asked whether bare bytes are one, Node.js 24 throws and catches two errors, which takes longer than the sealing.

/**
 * Seals a value as JSON with the key (32 bytes), AES-256-GCM, nonce first and tag last. `place` is bound in: what was sealed for one place
 * does not open at another.
 */
export function seal(value: unknown, key: Buffer, place: string): Buffer {
  const nonce = freshNonce();
  const sealing = createCipheriv(cipher, createSecretKey(key), nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, sealing.update(JSON.stringify(value), "utf8"), sealing.final(), sealing.getAuthTag()]);
}

/** Opens what `seal` sealed. Returns undefined when the key or the place is another, or a byte has changed. */
export function unseal(sealed: Uint8Array, key: Buffer, place: string): unknown {
  const bytes = Buffer.from(sealed);
  try {
    const nonce = bytes.subarray(0, nonceBytes);
    const opening = createDecipheriv(cipher, createSecretKey(key), nonce).setAAD(Buffer.from(place));
    opening.setAuthTag(bytes.subarray(-tagBytes));
    const text = Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]).toString(
      "utf8",
    );
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
