import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { Refusal } from "../protocol/refusal.js";
import type { Recheck } from "./sign-in/recheck.js";
import { renderRecheckPage } from "./sign-in/recheck-page.js";
import { isFormToken, type Session, type Sessions } from "./sign-in/sessions.js";

/** Sends a page of the staff's site, which no cache may keep. */
export type Show = (request: Request, response: Response, session: Session) => void | Promise<void>;

const formSchema = z.object({ token: z.string().catch("") });

/** Who may open a page or send a form. */
export interface Guard {
  /** For everybody who is signed in; others are led to the sign-in and back. */
  readonly forStaff: (show: Show) => RequestHandler;
  /** The same for editors only; viewers are told why not. */
  readonly forEditors: (show: Show) => RequestHandler;
}

export function makeGuard(sessions: Sessions, mustRecheck: Recheck): Guard {
  const forStaff =
    (show: Show): RequestHandler =>
    (request, response) => {
      const session = sessions.read(request);
      const isForm = request.method !== "GET";
      if (session === undefined) return leadToSignIn(request, response, !isForm);
      // A browser that opens a page asks for HTML by name; a script takes anything.
      const isPage = !isForm && (request.get("accept") ?? "").includes("text/html");
      if (mustRecheck(session, isPage)) return leadToRecheck(request, response, isPage);
      if (isForm) refuseForeign(request, session);
      return show(request, response, session);
    };
  const forEditors = (show: Show): RequestHandler =>
    forStaff((request, response, session) => {
      if (session.person.role !== "editor") throw new Refusal(403, "EditorsOnly", "Only editors can change answers.");
      return show(request, response, session);
    });
  return { forStaff, forEditors };
}

function leadToSignIn(request: Request, response: Response, isPage: boolean): void {
  if (!isPage) throw new Refusal(403, "SignedOut", "You have been signed out.");
  response.redirect(303, `/staff/sign-in?back=${encodeURIComponent(request.originalUrl)}`);
}

function leadToRecheck(request: Request, response: Response, isPage: boolean): void {
  if (!isPage) throw new Refusal(403, "Unchecked", "Your sign-in has to be checked again.");
  response.type("html").send(renderRecheckPage(request.originalUrl));
}

/** Refuses a form that did not come from a page of this session: without its token, or sent by another site as the browser says. */
function refuseForeign(request: Request, session: Session): void {
  const site = request.get("sec-fetch-site") ?? "same-origin";
  const { token } = formSchema.parse(request.body ?? {});
  if ((site !== "same-origin" && site !== "none") || !isFormToken(token, session.formToken))
    throw new Refusal(403, "ForeignForm", "This form is from an earlier sign-in or from another website.");
}
