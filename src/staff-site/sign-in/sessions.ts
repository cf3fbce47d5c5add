import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Request, Response } from "express";
import { z } from "zod";
import { type Person, person } from "../person.js";
import { type CookieParts, makeSealedCookie } from "./sealed-cookie.js";

/** Who is signed in, and the token that this session's forms must bring. */
const session = z.object({ person, formToken: z.string() });
export type Session = z.infer<typeof session>;

export interface Sessions {
  start(response: Response, person: Person): void;
  read(request: Request): Session | undefined;
  end(response: Response): void;
}

/** A working day: a role that was taken away at the provider is gone here by the evening. */
const lifeMs = 8 * 60 * 60 * 1000;

export function makeSessions(parts: CookieParts): Sessions {
  const cookie = makeSealedCookie({ name: "staff-session", lifeMs, schema: session }, parts);
  return {
    start: (response, who) => cookie.write(response, { person: who, formToken: newFormToken() }),
    read: cookie.read,
    end: cookie.clear,
  };
}

/** A token that no other site can guess. */
export function newFormToken(): string {
  return randomBytes(18).toString("base64url");
}

/** Whether a form brought this token, told in a time that does not depend on where they differ. */
export function isFormToken(given: unknown, token: string): boolean {
  if (typeof given !== "string") return false;
  const [left, right] = [Buffer.from(given), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
}
