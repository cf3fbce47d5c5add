import type { Request, Response } from "express";
import { z } from "zod";

/** Seals values as text that a browser may keep but neither read nor change; `place` says what for. */
export interface Sealer {
  seal(value: unknown, place: string): string;
  open(text: string, place: string): unknown;
}

/** A value that the browser keeps for the server: no server has to remember it, so that several can serve one person. */
export interface SealedCookie<T> {
  write(response: Response, value: T): void;
  /** Returns undefined when there is none, when it was tampered with, and when its time is over. */
  read(request: Request): T | undefined;
  clear(response: Response): void;
}

export interface CookieParts {
  readonly sealer: Sealer;
  readonly clock: () => Date;
  /** Whether browsers reach the server by https, so that the cookie may be held back from http. */
  readonly isSecure: boolean;
}

/**
 * Makes a cookie for the staff pages alone, out of reach of scripts. It is "Lax" and not "Strict": the way back from the provider begins at
 * another site, and a browser that comes that way would leave a strict cookie out. Forms are guarded by their token.
 */
export function makeSealedCookie<T>(
  { name, lifeMs, schema }: { name: string; lifeMs: number; schema: z.ZodType<T> },
  { sealer, clock, isSecure }: CookieParts,
): SealedCookie<T> {
  const kept = z.object({ until: z.number(), value: schema });
  const options = { path: "/staff", httpOnly: true, sameSite: "lax", secure: isSecure } as const;
  return {
    write(response, value) {
      const until = clock().getTime() + lifeMs;
      response.cookie(name, sealer.seal({ until, value }, name), { ...options, maxAge: lifeMs });
    },
    read(request) {
      const text = cookieNamed(request, name);
      const read = kept.safeParse(text === undefined ? undefined : sealer.open(text, name));
      return read.success && read.data.until > clock().getTime() ? read.data.value : undefined;
    },
    clear(response) {
      response.clearCookie(name, options);
    },
  };
}

function cookieNamed(request: Request, name: string): string | undefined {
  return (request.get("cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
