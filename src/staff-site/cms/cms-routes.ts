import path from "node:path";
import compression from "compression";
import { type ErrorRequestHandler, type RequestHandler, Router } from "express";
import { Refusal } from "../../protocol/refusal.js";
import type { Guard } from "../guard.js";
import type { Session } from "../sign-in/sessions.js";
import { answerCall, type CmsParts } from "./answer-call.js";
import { cmsCall } from "./cms-calls.js";
import { renderCmsPage } from "./cms-page.js";
import { cmsSettings } from "./cms-settings.js";

/** The bundle as it is published, which has all that it needs in it. Its name has the version, so that a browser may keep it. */
const bundle = require.resolve("decap-cms/dist/decap-cms.js");
const bundlePlace = "/bundle-3.16.3";

/**
 * For this one page: the CMS compiles the checks of its settings (`unsafe-eval`) and writes its own styles (`unsafe-inline`). It may speak
 * to this server alone, and nobody may frame it.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** `/staff/cms`: Decap CMS over our own desk, for editors only. `readJson` reads what a signed-in person sends. */
export function cmsRoutes({ forEditors }: Guard, parts: CmsParts & { readonly readJson: RequestHandler }): Router {
  const { library, desk, readJson } = parts;
  const router = Router();
  router.get(
    "/",
    forEditors((_request, response) => {
      response.set("Content-Security-Policy", contentSecurityPolicy);
      response.type("html").send(renderCmsPage(`/staff/cms${bundlePlace}/decap-cms.js`));
    }),
  );
  router.get(
    "/settings",
    forEditors((_request, response, session) => {
      const links = [...library.current().site.links.values()];
      const settings = cmsSettings({ label: desk.files.label, links, api: apiFor(session) });
      response.type("text/yaml").send(JSON.stringify(settings));
    }),
  );
  router.get(
    `${bundlePlace}/:name`,
    compression(),
    forEditors((request, response) => {
      const name = String(request.params["name"]);
      if (!/^(?:\d+\.)?decap-cms\.js$/.test(name))
        throw new Refusal(404, "NotFound", "There is nothing at this address.");
      response.removeHeader("Cache-Control");
      response.sendFile(name, { root: path.dirname(bundle), immutable: true, maxAge: "30d" });
    }),
  );
  router.post(
    "/api",
    readJson,
    takeToken,
    forEditors(async (request, response, { person }) => {
      const call = cmsCall.safeParse(request.body);
      if (!call.success) throw new Refusal(422, "NotHere", "This is not possible here. Use the pages of Answers.");
      response.json(await answerCall(call.data, person, parts));
    }),
  );
  router.use("/api", explainInJson);
  return router;
}

/** The CMS writes the bodies of its calls, so that the session's token comes in the address. */
function apiFor({ formToken }: Session): string {
  return `/staff/cms/api?token=${formToken}`;
}

/** Takes the token to where the guard looks, and a call only where the browser says that it comes from this site's own pages. */
const takeToken: RequestHandler = (request, _response, next) => {
  if (request.get("sec-fetch-site") !== "same-origin")
    throw new Refusal(403, "ForeignForm", "This call did not come from the editor's own page.");
  request.body = { ...request.body, token: request.query["token"] };
  next();
};

/** The CMS shows the message of an error in JSON. */
const explainInJson: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof Refusal) || error.status >= 500) return next(error);
  response.status(error.status).json({ error: error.message });
};
