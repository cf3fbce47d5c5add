import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { type Site, startSite } from "../support/start-site.js";
import webChat from "./web-chat.json";

/** A site of another origin whose page shows Microsoft's Web Chat, unmodified, on our server. */
export interface WebChatSite extends Site {
  /** From now on the page asks this server. */
  ask(server: string, options?: { readonly webSocket?: boolean }): void;
}

type Bundle = "webchat.js" | "webchat-minimal.js";

const folder = path.join(__dirname, "node_modules", `botframework-webchat-${webChat.version}`);

/** What a web page does to show Web Chat: a token, Direct Line with it, the conversation kept for a reload. */
const begin = (server: string, webSocket: boolean): string => `
  const domain = "${server}/v3/directline";
  const begin = async () => {
    const kept = JSON.parse(sessionStorage.getItem("chat") ?? "null");
    const given = kept ?? (await (await fetch("${server}/api/token", { method: "POST" })).json());
    const directLine = WebChat.createDirectLine({ domain, webSocket: ${webSocket}, token: given.token, conversationId: kept?.conversationId });
    directLine.connectionStatus$.subscribe((status) => {
      if (status === 2) sessionStorage.setItem("chat", JSON.stringify({ token: directLine.token, conversationId: directLine.conversationId }));
    });
    WebChat.renderWebChat({ directLine, userID: "me", locale: "en-GB", styleOptions: { hideUploadButton: true } }, document.getElementById("chat"));
  };
  void begin();
`;

/** Starts the site with one of the two bundles; it compresses what it sends, as a web server does. */
export async function startWebChatSite(bundle: Bundle): Promise<WebChatSite> {
  const script = gzipSync(readFileSync(path.join(folder, bundle)));
  let page = "";
  const site = await startSite((request, response) => {
    if (request.url === `/${bundle}`) {
      response.writeHead(200, { "content-type": "text/javascript", "content-encoding": "gzip" }).end(script);
    } else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  });
  return {
    ...site,
    ask(server, { webSocket = true } = {}) {
      page = `<!DOCTYPE html><html lang="en"><title>Council</title><link rel="icon" href="data:,"><main><h1>Council</h1><p>Words of the page.</p>
        <div id="chat" style="height: 600px; width: 400px"></div></main><script src="/${bundle}"></script><script>${begin(server, webSocket)}</script></html>`;
    },
  };
}
