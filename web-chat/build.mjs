// Builds what browsers load into dist/web: style sheets, the icon and the widget, whose weight is held to its budget.
import { copyFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const out = path.join(here, "..", "dist", "web");
const mostGzipBytes = 20 * 1024;

/** Lets a script import a style sheet as `css`, its minified text, for a constructable style sheet. */
const cssAsText = {
  name: "css-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, "utf8"), { loader: "css", minify: true });
      return { contents: `export const css = ${JSON.stringify(code.trim())};`, loader: "js" };
    });
  },
};

async function buildWidget() {
  const outfile = path.join(out, "assistant.js");
  await build({
    entryPoints: [path.join(here, "assistant.ts")],
    outfile,
    bundle: true,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [cssAsText],
    logLevel: "warning",
  });
  const gzipBytes = gzipSync(await readFile(outfile), { level: 9 }).length;
  if (gzipBytes > mostGzipBytes)
    throw new Error(`assistant.js is ${gzipBytes} bytes gzip; its budget is ${mostGzipBytes}`);
  if (process.argv.includes("--size"))
    process.stdout.write(`assistant.js: ${gzipBytes} bytes gzip of ${mostGzipBytes}\n`);
}

await mkdir(out, { recursive: true });
await build({
  entryPoints: ["faq-search.ts", "staff-cms.ts"].map((name) => path.join(here, name)),
  outdir: out,
  bundle: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  minify: true,
  logLevel: "warning",
});
await build({
  entryPoints: ["pages.css", "demo.css", "staff.css"].map((name) => path.join(here, "styles", name)),
  outdir: out,
  minify: true,
  logLevel: "warning",
});
await copyFile(path.join(here, "icon.svg"), path.join(out, "icon.svg"));
await buildWidget();
