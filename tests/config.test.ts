import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "../src/config.js";

const secrets = [
  "TOKEN_SECRET",
  "DIRECT_LINE_SECRET",
  "STAFF_PASSWORD",
  "OIDC_CLIENT_SECRET",
  "MicrosoftAppPassword",
] as const;
const value = "a secret of forty-two characters or more, w=";

describe("a secret in a file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "secrets-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What else must be set for the secret to be taken. */
  const beside: Partial<Record<(typeof secrets)[number], Record<string, string>>> = {
    OIDC_CLIENT_SECRET: {
      OIDC_ISSUER: "https://login.example",
      OIDC_CLIENT_ID: "client",
      PUBLIC_URL: "https://assistant.example",
    },
    MicrosoftAppPassword: { MicrosoftAppId: "app", MicrosoftAppTenantId: "tenant" },
  };

  it.each(secrets)("is read by %s_FILE, without the line's end, before one in the environment", (name) => {
    const file = path.join(folder, name);
    writeFileSync(file, `${value}\n`);
    const config = readConfig({ ...beside[name], [name]: "x".repeat(40), [`${name}_FILE`]: file });
    expect(config[name]).toBe(value);
  });

  it("is named when it cannot be read, and its value is in no message", () => {
    const file = path.join(folder, "short");
    writeFileSync(file, "tooshort");
    const read = () => readConfig({ TOKEN_SECRET_FILE: file, STAFF_PASSWORD_FILE: path.join(folder, "missing") });
    expect(read).toThrow(/STAFF_PASSWORD_FILE: the file cannot be read\n {2}TOKEN_SECRET: it must have at least 32/);
    expect(read).not.toThrow(/tooshort/);
  });
});
