import { once } from "node:events";
import { createServer } from "node:http";

/** A site of the council's own, which serves one page under the strictest policy that the widget is promised to work with. */
export interface CouncilSite {
  readonly url: string;
  show(body: string, assistant: string): void;
  stop(): void;
}

export async function startCouncilSite(): Promise<CouncilSite> {
  let html = "";
  let policy = "";
  const site = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end(html);
  });
  await once(site.listen(0, "localhost"), "listening");
  const address = site.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    show(body, assistant) {
      policy = `default-src 'none'; script-src ${assistant}; connect-src ${assistant} ${assistant.replace("http", "ws")}; style-src 'self'; img-src 'self'`;
      html = `<!DOCTYPE html><html lang="en"><title>Council</title><main><h1>Council</h1>${body}</main></html>`;
    },
    stop: () => void site.close(),
  };
}
