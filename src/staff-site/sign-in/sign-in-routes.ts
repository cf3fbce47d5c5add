import { type Request, type RequestHandler, type Response, Router } from "express";
import type { AuditLog } from "../audit-log.js";
import type { Person } from "../person.js";
import type { OpenId } from "./openid.js";
import { openIdDoor } from "./openid-door.js";
import { passwordDoor } from "./password-door.js";
import type { CookieParts } from "./sealed-cookie.js";
import type { Sessions } from "./sessions.js";
import { renderSignedOutPage } from "./sign-in-page.js";

export interface SignInParts {
  readonly door: { readonly kind: "password"; readonly password: string } | { readonly kind: "openid"; openId: OpenId };
  readonly sessions: Sessions;
  readonly cookies: CookieParts;
  readonly audit: AuditLog;
  readonly limitSignIns: RequestHandler;
  readonly readForm: RequestHandler;
  /** The address of this site as the browser knows it, without a slash at the end. */
  readonly addressOf: (request: Request) => string;
}

/** What a door needs to let a person in. */
export interface DoorParts extends Omit<SignInParts, "door" | "sessions"> {
  /** Begins the session, or goes on with that of the same person, and leads to the page that was wanted. A new session or role is written down. */
  letIn(request: Request, response: Response, to: { readonly person: Person; readonly back: string }): Promise<void>;
  isIn(request: Request): boolean;
  /** Ends the session where there is one. */
  sendAway(request: Request, response: Response): Promise<void>;
}

/** The ways in and out: everything that somebody may open who is not signed in. */
export function signInRoutes(parts: SignInParts): Router {
  const { door, sessions, audit, addressOf } = parts;
  const router = Router();
  const doorParts: DoorParts = {
    ...parts,
    async letIn(request, response, { person, back }) {
      const before = sessions.read(request);
      const isKnown = before?.person.id === person.id && before.person.role === person.role;
      if (!isKnown) await audit.write({ who: person.name, id: person.id, did: "signed in", what: [person.role] });
      sessions.start(response, person, before);
      response.redirect(303, back);
    },
    isIn: (request) => sessions.read(request) !== undefined,
    async sendAway(request, response) {
      const before = sessions.read(request);
      if (before !== undefined) await sessions.end(response, before);
    },
  };
  router.get("/sign-in", (request, response, next) => {
    if (sessions.read(request) === undefined) next();
    else response.redirect(303, safeBack(request.query["back"]));
  });
  router.use(
    "/sign-in",
    door.kind === "password" ? passwordDoor(door.password, doorParts) : openIdDoor(door.openId, doorParts),
  );
  router.get("/signed-out", async (request, response) => {
    const leaveAddress =
      door.kind === "openid"
        ? await door.openId.leaveAddress(`${addressOf(request)}/staff/signed-out`).catch(() => undefined)
        : undefined;
    response.type("html").send(renderSignedOutPage(leaveAddress));
  });
  return router;
}

/** The staff page to go on to: a path of the staff's own site, whatever was asked for. */
export function safeBack(wanted: unknown): string {
  const home = "/staff";
  const base = "http://staff.invalid";
  if (typeof wanted !== "string" || !wanted.startsWith("/") || !URL.canParse(wanted, base)) return home;
  const { origin, pathname, search } = new URL(wanted, base);
  const isHere = origin === base && /^\/staff(?:\/|$)/.test(pathname) && !pathname.startsWith("/staff/sign");
  return isHere ? pathname + search : home;
}
