import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Request, Response } from "express";
import { z } from "zod";
import { type Person, person } from "../person.js";
import { openEndedSessions } from "./ended-sessions.js";
import { type CookieParts, makeSealedCookie } from "./sealed-cookie.js";

/** Who is signed in, and the token that this session's forms must bring. */
const session = z.object({
  id: z.string(),
  person,
  formToken: z.string(),
  /** When the person's role was last asked for, in milliseconds since 1970. */
  checkedAt: z.number(),
});
export type Session = z.infer<typeof session>;

export interface Sessions {
  /** Begins a session. One that goes on for the same person keeps its token, so that pages that are open can still send their forms. */
  start(response: Response, person: Person, before?: Session): void;
  /** Undefined where nobody is signed in, and for a session that has been ended. */
  read(request: Request): Session | undefined;
  /** Ends it here, whoever has a copy of its cookie. */
  end(response: Response, session: Session): Promise<void>;
  /** How long ago the person's role was asked for, in milliseconds. */
  ageOf(session: Session): number;
}

/** A working day. Where there is a provider, the role is asked for again in between: see `recheck.ts`. */
const lifeMs = 8 * 60 * 60 * 1000;

export function makeSessions(parts: CookieParts & { readonly folder: string }): Sessions {
  const cookie = makeSealedCookie({ name: "staff-session", lifeMs, schema: session }, parts);
  const now = (): number => parts.clock().getTime();
  const ended = openEndedSessions(parts.folder, lifeMs, now);
  return {
    start(response, who, before) {
      const kept = before?.person.id === who.id ? before : { id: newFormToken(), formToken: newFormToken() };
      cookie.write(response, { id: kept.id, formToken: kept.formToken, person: who, checkedAt: now() });
    },
    read(request) {
      const found = cookie.read(request);
      return found === undefined || ended.has(found.id) ? undefined : found;
    },
    async end(response, { id }) {
      cookie.clear(response);
      await ended.add(id);
    },
    ageOf: ({ checkedAt }) => now() - checkedAt,
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
