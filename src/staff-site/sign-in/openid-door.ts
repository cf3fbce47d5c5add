import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { type OpenId, openIdTicket, type SignInOutcome } from "./openid.js";
import { makeSealedCookie } from "./sealed-cookie.js";
import { renderNoRolePage, renderSignInPage } from "./sign-in-page.js";
import { type DoorParts, safeBack } from "./sign-in-routes.js";

const ticketMs = 10 * 60 * 1000;
const returnPath = "/staff/sign-in/return";

/** What a person takes to the provider; silently, where they are signed in and only their role is asked for again. */
const ticketSchema = z.object({ ...openIdTicket.shape, back: z.string(), isSilent: z.boolean() });
type Ticket = z.infer<typeof ticketSchema>;

/** Sign-in at an OpenID provider: away with a ticket, and back with an answer that must fit it. */
export function openIdDoor(openId: OpenId, parts: DoorParts): Router {
  const { cookies, limitSignIns, addressOf } = parts;
  const tickets = makeSealedCookie({ name: "staff-sign-in", lifeMs: ticketMs, schema: ticketSchema }, cookies);
  const goThere = async (request: Request, response: Response, isSilent: boolean): Promise<void> => {
    const { address, ticket } = await openId.begin(addressOf(request) + returnPath, isSilent);
    tickets.write(response, { ...ticket, back: safeBack(request.query["back"]), isSilent });
    response.redirect(303, address);
  };
  const router = Router();
  router.get("/", (request, response) => {
    response.type("html").send(renderSignInPage({ kind: "openid" }, safeBack(request.query["back"])));
  });
  router.get("/start", limitSignIns, (request, response) => goThere(request, response, false));
  router.get("/again", limitSignIns, (request, response) => goThere(request, response, true));
  router.get("/return", limitSignIns, async (request, response) => {
    const ticket = tickets.read(request);
    // Each ticket is for one answer: the same address opened again finds none.
    tickets.clear(response);
    const returned = new URL(request.originalUrl, addressOf(request));
    const outcome =
      ticket === undefined
        ? ({ kind: "refused", why: "no ticket", isByProvider: false } as const)
        : await openId.finish(new URL(returnPath + returned.search, addressOf(request)), ticket);
    await comeBack(parts, request, response, { outcome, ticket });
  });
  return router;
}

/** Lets a person in, or says why not. */
async function comeBack(
  parts: DoorParts,
  request: Request,
  response: Response,
  { outcome, ticket }: { readonly outcome: SignInOutcome; readonly ticket: Ticket | undefined },
): Promise<void> {
  const { audit, letIn, sendAway, isIn } = parts;
  const back = safeBack(ticket?.back);
  switch (outcome.kind) {
    case "signed in":
      return letIn(request, response, { person: outcome.person, back });
    case "no role":
      await audit.write({ who: outcome.name, did: "was refused", what: ["no role"] });
      await sendAway(request, response);
      return void response.status(403).type("html").send(renderNoRolePage(outcome.name));
    case "refused": {
      await audit.write({ who: "somebody", did: "was refused", what: [outcome.why] });
      if (ticket?.isSilent === true && outcome.isByProvider) {
        // The provider would have to ask the person something first, their password as a rule.
        await sendAway(request, response);
        return response.redirect(303, `/staff/sign-in?back=${encodeURIComponent(back)}`);
      }
      // Two pages that are checked at the same time have one ticket between them: the other one's answer does not fit, and signs nobody out.
      if (isIn(request)) return response.redirect(303, back);
      const mistakes = [{ says: "The sign-in did not work. Please try again." }];
      const page = renderSignInPage({ kind: "openid" }, back, mistakes);
      return void response.status(403).type("html").send(page);
    }
  }
}
