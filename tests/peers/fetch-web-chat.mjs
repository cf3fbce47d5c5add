// Brings Microsoft's Web Chat, as it is published, to tests/peers/node_modules: the finished bundles alone. Its own dependencies, some
// hundreds of packages, are in the bundles already. Does nothing where it is there. Used by the tests and by the bench.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const bundles = ["webchat.js", "webchat-minimal.js"];
const here = path.dirname(fileURLToPath(import.meta.url));
const { version, integrity } = JSON.parse(readFileSync(path.join(here, "web-chat.json"), "utf8"));
const modules = path.join(here, "node_modules");
const folder = path.join(modules, `botframework-webchat-${version}`);

if (!existsSync(folder)) {
  mkdirSync(modules, { recursive: true });
  const place = mkdtempSync(path.join(modules, "fetching-"));
  try {
    execFileSync("npm", ["pack", "--silent", `botframework-webchat@${version}`, "--pack-destination", place]);
    const archive = path.join(place, `botframework-webchat-${version}.tgz`);
    const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (found !== integrity) throw new Error(`it is not the package that was expected: ${found}`);
    execFileSync("tar", ["-xzf", archive, "-C", place, ...bundles.map((name) => `package/dist/${name}`)]);
    renameSync(path.join(place, "package", "dist"), folder);
  } catch (error) {
    process.stderr.write(`Web Chat ${version} cannot be fetched from the npm registry: ${error.message}\n`);
    process.exitCode = 1;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
