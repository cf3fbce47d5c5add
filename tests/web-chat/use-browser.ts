import type { Browser } from "playwright-core";
import { type RunningServer, startServer } from "../support/start-server.js";
import { openBrowser } from "./open-page.js";

/**
 * A server and a browser for all tests of the group that calls it: started before the first, ended after the last. The settings are asked for
 * when the server starts, after the hooks before this.
 */
export function useServerAndBrowser(settings: () => Record<string, string> = () => ({})): {
  readonly server: RunningServer;
  readonly browser: Browser;
} {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(settings()), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    get server() {
      return started(server);
    },
    get browser() {
      return started(browser);
    },
  };
}

function started<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error("It is there from the first test on, not before.");
  return thing;
}
