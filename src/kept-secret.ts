import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The secret of the data folder, made at the first start, so that visitors' tokens outlive a restart; where it cannot be kept, they do not. */
export function keptSecret(folder: string, reportFault: (error: unknown) => void): string {
  const file = path.join(folder, "token-secret");
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    const secret = randomBytes(32).toString("base64url");
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(file, `${secret}\n`, { mode: 0o600 });
    } catch (error) {
      reportFault(error);
    }
    return secret;
  }
}
