import { Router } from "express";
import { z } from "zod";
import { type OpenId, openIdTicket } from "./openid.js";
import { makeSealedCookie } from "./sealed-cookie.js";
import { renderNoRolePage, renderSignInPage } from "./sign-in-page.js";
import { type DoorParts, safeBack } from "./sign-in-routes.js";

const ticketMs = 10 * 60 * 1000;
const returnPath = "/staff/sign-in/return";

/** Sign-in at an OpenID provider: away with a ticket, and back with an answer that must fit it. */
export function openIdDoor(openId: OpenId, { cookies, audit, limitSignIns, addressOf, letIn }: DoorParts): Router {
  const schema = z.object({ ...openIdTicket.shape, back: z.string() });
  const tickets = makeSealedCookie({ name: "staff-sign-in", lifeMs: ticketMs, schema }, cookies);
  const router = Router();
  router.get("/", (request, response) => {
    response.type("html").send(renderSignInPage({ kind: "openid" }, safeBack(request.query["back"])));
  });
  router.get("/start", limitSignIns, async (request, response) => {
    const { address, ticket } = await openId.begin(addressOf(request) + returnPath);
    tickets.write(response, { ...ticket, back: safeBack(request.query["back"]) });
    response.redirect(303, address);
  });
  router.get("/return", limitSignIns, async (request, response) => {
    const ticket = tickets.read(request);
    // Each ticket is for one answer: the same address opened again finds none.
    tickets.clear(response);
    const returned = new URL(request.originalUrl, addressOf(request));
    const outcome =
      ticket === undefined
        ? ({ kind: "refused", why: "no ticket" } as const)
        : await openId.finish(new URL(returnPath + returned.search, addressOf(request)), ticket);
    switch (outcome.kind) {
      case "signed in":
        return letIn(response, outcome.person, safeBack(ticket?.back));
      case "no role":
        await audit.write({ who: outcome.name, did: "was refused", what: ["no role"] });
        return void response.status(403).type("html").send(renderNoRolePage(outcome.name));
      case "refused": {
        await audit.write({ who: "somebody", did: "was refused", what: [outcome.why] });
        const mistakes = [{ says: "The sign-in did not work. Please try again." }];
        const page = renderSignInPage({ kind: "openid" }, safeBack(ticket?.back), mistakes);
        return void response.status(403).type("html").send(page);
      }
    }
  });
  return router;
}
