import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { AppManifestUtils } from "@microsoft/app-manifest";
import { strToU8, zipSync } from "fflate";
import { z } from "zod";
import { drawColourIcon, drawOutlineIcon } from "./draw-icon.js";
import { makeManifest, manifestVersion } from "./make-manifest.js";

const strings = path.join(__dirname, "strings");
const firstLanguage = "en-gb";
const words = z.record(z.string(), z.string());
const settings = z.object({
  MicrosoftAppId: z.guid("it must be the bot's app id, a GUID"),
  PUBLIC_URL: z.url({ protocol: /^https$/, error: "it must be the server's address and begin with https://" }),
});

/** The app package, or why there is none. */
export type PackageResult =
  | { readonly kind: "built"; readonly zip: Uint8Array; readonly manifest: Record<string, unknown> }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/**
 * Builds the zip that Teams takes: manifest, two icons, a file for each further language. The manifest is checked, offline, against
 * Microsoft's schema of its version. Gives every problem where there are any.
 */
export async function buildPackage(
  environment: Record<string, string | undefined>,
  version: string,
): Promise<PackageResult> {
  const read = settings.safeParse(environment);
  if (!read.success)
    return {
      kind: "refused",
      problems: read.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`),
    };
  const first = readWords(firstLanguage);
  const languages = readdirSync(strings)
    .map((file) => path.basename(file, ".json"))
    .filter((tag) => tag !== firstLanguage);
  const manifest = makeManifest({
    appId: read.data.MicrosoftAppId,
    publicUrl: read.data.PUBLIC_URL,
    version,
    words: first,
    languages,
  });
  const problems = [...(await manifestProblems(manifest)), ...languages.flatMap((tag) => missingWords(tag, first))];
  if (problems.length > 0) return { kind: "refused", problems };
  const zip = zipSync({
    "manifest.json": strToU8(JSON.stringify(manifest, null, 2)),
    "color.png": new Uint8Array(drawColourIcon()),
    "outline.png": new Uint8Array(drawOutlineIcon()),
    ...Object.fromEntries(languages.map((tag) => [`strings/${tag}.json`, strToU8(JSON.stringify(readWords(tag)))])),
  });
  return { kind: "built", zip, manifest };
}

/** What Microsoft's schema finds wrong with a manifest. */
export async function manifestProblems(manifest: Record<string, unknown>): Promise<string[]> {
  const given: unknown = { ...manifest, manifestVersion };
  return AppManifestUtils.validateAgainstSchema(given as Parameters<typeof AppManifestUtils.validateAgainstSchema>[0]);
}

function readWords(tag: string): Record<string, string> {
  return words.parse(JSON.parse(readFileSync(path.join(strings, `${tag}.json`), "utf8")));
}

function missingWords(tag: string, first: Record<string, string>): string[] {
  const known = readWords(tag);
  return Object.keys(first)
    .filter((name) => known[name] === undefined)
    .map((name) => `strings/${tag}.json: "${name}" is missing`);
}
