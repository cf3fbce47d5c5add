import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { buildPackage } from "./build-package.js";

/** Writes the app package for Teams to the file given, or `dist/teams/send-assistant.zip`, or says what is missing and exits with 1. */
async function build(): Promise<void> {
  const root = path.join(__dirname, "..");
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")));
  const result = await buildPackage(process.env, version);
  if (result.kind === "refused") {
    process.stderr.write(`There is no package for Teams:\n  ${result.problems.join("\n  ")}\n`);
    process.exitCode = 1;
    return;
  }
  const file = path.resolve(process.argv[2] ?? path.join(root, "dist", "teams", "send-assistant.zip"));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, result.zip);
  process.stdout.write(`${file} (${result.zip.length} bytes)\n`);
}

build().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
