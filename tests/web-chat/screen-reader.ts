import { execFileSync } from "node:child_process";
import type { Page } from "playwright-core";

let source: string | undefined;

/** The virtual screen reader as one script for a browser; `virtual` is its name there. */
function readerSource(): string {
  source ??= execFileSync(
    require.resolve("esbuild/bin/esbuild"),
    ["--bundle", "--minify", "--format=iife", "--define:process.env.NODE_ENV='test'", "--loader=js"],
    {
      input: 'window.virtual = require("@guidepup/virtual-screen-reader").virtual;',
      encoding: "utf8",
      cwd: __dirname,
      maxBuffer: 2 ** 24,
    },
  );
  return source;
}

/** A screen reader in the page that has been listening since it was started. */
export interface ScreenReader {
  /** What was announced without being asked for, in order, once it is at least so much: "polite: …" or "assertive: …". */
  announced(count: number): Promise<string[]>;
  /** What it says while its cursor goes through the widget from the beginning up to the phrase. */
  readUntil(last: string): Promise<string[]>;
}

const announcements =
  "virtual.spokenPhraseLog().then((log) => log.filter((said) => /^(polite|assertive): ./.test(said)))";

export async function startScreenReader(page: Page): Promise<ScreenReader> {
  await page.evaluate(readerSource());
  const root = 'document.querySelector("faq-assistant").shadowRoot.querySelector(".root")';
  await page.evaluate(`virtual.start({ container: ${root} })`);
  return {
    announced: (count) =>
      page.evaluate<string[]>(`(async () => {
        for (;;) {
          const said = await ${announcements};
          if (said.length >= ${count}) return said;
          await new Promise(requestAnimationFrame);
        }
      })()`),
    readUntil: (last) =>
      page.evaluate<string[]>(`(async () => {
        await virtual.stop();
        await virtual.start({ container: ${root} });
        for (let at = 0; at < 300 && (await virtual.lastSpokenPhrase()) !== ${JSON.stringify(last)}; at += 1) await virtual.next();
        return (await virtual.spokenPhraseLog()).filter((said, at, all) => !/^(polite|assertive):|^end of /.test(said) && said !== all[at - 1]);
      })()`),
  };
}
