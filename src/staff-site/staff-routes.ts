import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from "express";
import { z } from "zod";
import { Refusal } from "../protocol/refusal.js";
import { answersRoutes } from "./answers-routes.js";
import { type DeskParts, makeChangeDesk } from "./changes/change-desk.js";
import { editRoutes } from "./changes/edit-routes.js";
import { liveRoutes } from "./changes/live-routes.js";
import { newRoutes } from "./changes/new-routes.js";
import { cmsRoutes } from "./cms/cms-routes.js";
import { draftRoutes } from "./drafts/draft-routes.js";
import { editLogRoutes } from "./edits/edit-log-routes.js";
import { makeGuard } from "./guard.js";
import { type InsightParts, insightRoutes } from "./insights/insight-routes.js";
import { makeOpenId, type OpenIdSettings } from "./sign-in/openid.js";
import { neverRecheck, recheckAtProvider } from "./sign-in/recheck.js";
import { makeSessions, type Sessions } from "./sign-in/sessions.js";
import { signInRoutes } from "./sign-in/sign-in-routes.js";
import { renderStaffRefusal } from "./staff-refusal-page.js";
import { makeOpenVersion } from "./try/other-versions.js";
import { tryRoutes } from "./try/try-routes.js";

export interface StaffSiteParts extends InsightParts, Omit<DeskParts, "library"> {
  readonly library: InsightParts["library"] & DeskParts["library"];
  readonly door:
    | { readonly kind: "password"; readonly password: string }
    | ({ readonly kind: "openid" } & OpenIdSettings);
  /** Where the server keeps its data. */
  readonly folder: string;
  /** Whether browsers reach the server by https. */
  readonly isSecure: boolean;
  readonly limitSignIns: RequestHandler;
  /** The address of this site as the browser knows it, without a slash at the end. */
  readonly addressOf: (request: Request) => string;
}

/** The most that a form may bring: an entry's file, which may have 256 KiB, as a form writes it. */
const mostFormBytes = "1mb";
/** The same before anybody is signed in: enough for a password, and to give back an ordinary answer that was typed when a session ended. */
const mostStrangerBytes = "32kb";

/** The staff's site, to be mounted at `/staff`. */
export function staffRoutes(parts: StaffSiteParts): Router {
  const sessions = makeSessions(parts);
  const guard = makeGuard(sessions, parts.door.kind === "openid" ? recheckAtProvider(sessions) : neverRecheck);
  const { forStaff } = guard;
  const readForm = express.urlencoded({ extended: false, limit: mostFormBytes });
  const readStrangerForm = express.urlencoded({ extended: false, limit: mostStrangerBytes });
  const readCall = express.json({ limit: mostFormBytes });
  const { door, audit } = parts;
  const router = Router();
  router.use((_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  router.use(
    signInRoutes({
      ...parts,
      sessions,
      readForm: readStrangerForm,
      cookies: parts,
      door: door.kind === "password" ? door : { kind: "openid", openId: makeOpenId(door) },
    }),
  );
  router.use((request, response, next) =>
    (sessions.read(request) === undefined ? readStrangerForm : readForm)(request, response, next),
  );
  router.post(
    "/sign-out",
    forStaff(async (_request, response, session) => {
      const { name, id } = session.person;
      await audit.write({ who: name, id, did: "signed out" });
      await sessions.end(response, session);
      response.redirect(303, "/staff/signed-out");
    }),
  );
  router.use("/", insightRoutes(guard, parts));
  router.use("/try", tryRoutes(guard, { ...parts, openVersion: makeOpenVersion(parts) }));
  const withDesk = { ...parts, desk: makeChangeDesk(parts) };
  router.use("/answers/new", newRoutes(guard, withDesk));
  router.use("/answers", editRoutes(guard, withDesk), liveRoutes(guard, withDesk), answersRoutes(guard, parts));
  router.use("/drafts", draftRoutes(guard, withDesk));
  const readJson: RequestHandler = (request, response, next) =>
    sessions.read(request) === undefined ? next() : readCall(request, response, next);
  router.use("/cms", cmsRoutes(guard, { ...withDesk, readJson }));
  router.use("/", editLogRoutes(guard, parts));
  router.use(() => {
    throw new Refusal(404, "NotFound", "There is nothing at this address.");
  });
  router.use(explainRefusal(sessions));
  return router;
}

const text = z.string().catch("");
/** The fields of forms that people write in, in the order of the forms. */
const typedForm = z.object({ text, question: text, phrasings: text, phrasing: text, answer: text, easy: text });

/** Tells staff on a page of their own what was declined; faults go on to be reported. */
function explainRefusal(sessions: Sessions): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (!(error instanceof Refusal) || error.status >= 500) return next(error);
    const typed = Object.values(typedForm.parse(request.body ?? {})).filter((one) => one !== "");
    const page = renderStaffRefusal(error, sessions.read(request), typed.join("\n\n"));
    response.status(error.status).type("html").send(page);
  };
}
