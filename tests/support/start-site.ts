import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { portOf } from "./ports.js";

/** A website of another origin than the assistant's, on this machine. */
export interface Site {
  readonly url: string;
  stop(): void;
}

/** Starts a site on a free port that answers so. */
export async function startSite(answer: RequestListener): Promise<Site> {
  const site = createServer(answer);
  await once(site.listen(0, "localhost"), "listening");
  return { url: `http://localhost:${portOf(site)}`, stop: () => void site.close() };
}
