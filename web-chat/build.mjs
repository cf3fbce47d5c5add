// Builds what browsers load into dist/web: style sheets and the icon.
import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const out = path.join(here, "..", "dist", "web");

await mkdir(out, { recursive: true });
await build({
  entryPoints: [path.join(here, "styles", "pages.css"), path.join(here, "styles", "demo.css")],
  outdir: out,
  minify: true,
  logLevel: "warning",
});
await copyFile(path.join(here, "icon.svg"), path.join(out, "icon.svg"));
