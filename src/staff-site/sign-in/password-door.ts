import { createHash, timingSafeEqual } from "node:crypto";
import { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import { z } from "zod";
import { Refusal } from "../../protocol/refusal.js";
import type { Mistake } from "../staff-page.js";
import { makeSealedCookie } from "./sealed-cookie.js";
import { isFormToken, newFormToken } from "./sessions.js";
import { renderSignInPage } from "./sign-in-page.js";
import { type DoorParts, safeBack } from "./sign-in-routes.js";

const text = z.string().default("");
const form = z.object({ token: text, name: text, password: text, back: text });
const ticketMs = 60 * 60 * 1000;
const longestName = 60;

/** Sign-in by the one password of a single machine; whoever has it is an editor, by the name that they give. */
export function passwordDoor(password: string, parts: DoorParts): Router {
  const ticket = makeSealedCookie({ name: "staff-sign-in", lifeMs: ticketMs, schema: z.string() }, parts.cookies);
  const show = (request: Request, response: Response, mistakes: readonly Mistake[] = [], status = 200): void => {
    const { name, back } = form.parse(request.method === "POST" ? (request.body ?? {}) : {});
    const token = ticket.read(request) ?? newFormToken();
    ticket.write(response, token);
    const wanted = safeBack(back === "" ? request.query["back"] : back);
    response
      .status(status)
      .type("html")
      .send(renderSignInPage({ kind: "password", token, name }, wanted, mistakes));
  };
  const router = Router();
  router.get("/", (request, response) => show(request, response));
  router.post("/", parts.readForm, parts.limitSignIns, async (request, response) => {
    const given = form.parse(request.body ?? {});
    const token = ticket.read(request);
    if (token === undefined || !isFormToken(given.token, token))
      return show(request, response, [{ says: "This page was open for too long. Please try again." }], 403);
    const name = given.name.trim().slice(0, longestName);
    if (name === "") return show(request, response, [{ says: "Enter your name", field: "name" }], 422);
    if (!isSame(given.password, password)) {
      await parts.audit.write({ who: name, did: "was refused", what: ["wrong password"] });
      return show(request, response, [{ says: "The password is not right", field: "password" }], 403);
    }
    ticket.clear(response);
    const person = { id: "password", name, role: "editor" } as const;
    await parts.letIn(request, response, { person, back: safeBack(given.back) });
  });
  router.use(explainLimit(show));
  return router;
}

/** Too many attempts are told on the page itself. */
function explainLimit(
  show: (request: Request, response: Response, mistakes: readonly Mistake[], status: number) => void,
): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (!(error instanceof Refusal) || error.status !== 429) return next(error);
    show(request, response, [{ says: "That was wrong too often. Wait a minute, then try again." }], 429);
  };
}

/** Compares by hash, so that the time taken tells neither length nor letters. */
function isSame(given: string, wanted: string): boolean {
  const hash = (words: string): Buffer => createHash("sha256").update(words).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}
