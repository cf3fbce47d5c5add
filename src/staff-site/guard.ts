import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { Refusal } from "../protocol/refusal.js";
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

export function makeGuard(sessions: Sessions): Guard {
  const forStaff =
    (show: Show): RequestHandler =>
    async (request, response) => {
      const session = sessions.read(request);
      if (session !== undefined) {
        if (request.method !== "GET") refuseForeign(request, session);
        return show(request, response, session);
      }
      if (request.method !== "GET") throw new Refusal(403, "SignedOut", "You have been signed out.");
      response.redirect(303, `/staff/sign-in?back=${encodeURIComponent(request.originalUrl)}`);
    };
  const forEditors = (show: Show): RequestHandler =>
    forStaff((request, response, session) => {
      if (session.person.role !== "editor") throw new Refusal(403, "EditorsOnly", "Only editors can change answers.");
      return show(request, response, session);
    });
  return { forStaff, forEditors };
}

/** Refuses a form that did not come from a page of this session: without its token, or sent by another site as the browser says. */
function refuseForeign(request: Request, session: Session): void {
  const site = request.get("sec-fetch-site") ?? "same-origin";
  const { token } = formSchema.parse(request.body ?? {});
  if ((site !== "same-origin" && site !== "none") || !isFormToken(token, session.formToken))
    throw new Refusal(403, "ForeignForm", "This form is from an earlier sign-in or from another website.");
}
