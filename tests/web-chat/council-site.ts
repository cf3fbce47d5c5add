import { type Site, startSite } from "../support/start-site.js";

/** A site of the council's own, which serves one page under the strictest policy that the widget is promised to work with. */
export interface CouncilSite extends Site {
  show(body: string, assistant: string): void;
}

export async function startCouncilSite(): Promise<CouncilSite> {
  let html = "";
  let policy = "";
  const site = await startSite((_request, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end(html);
  });
  return {
    ...site,
    show(body, assistant) {
      policy = `default-src 'none'; script-src ${assistant}; connect-src ${assistant} ${assistant.replace("http", "ws")}; style-src 'self'; img-src 'self'`;
      html = `<!DOCTYPE html><html lang="en"><title>Council</title><main><h1>Council</h1>${body}</main></html>`;
    },
  };
}
