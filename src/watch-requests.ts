import { AsyncResource } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Request, RequestHandler } from "express";
import type { Logger } from "./logger.js";
import type { Trace } from "./trace.js";

/** A request that was answered, in words that tell nothing of who made it: the address as its route has it, never as it was asked. */
export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  /** 0 where the client was gone before it was answered. */
  readonly status: number;
  readonly seconds: number;
}

interface WatchParts {
  readonly trace: Trace;
  readonly logger: Pick<Logger, "debug" | "isDebugEnabled">;
  readonly measure: (request: AnsweredRequest) => void;
}

/** Only what proxies make: an id that could be words is not taken over into the log. */
const idOfProxies = /^[0-9a-f-]{16,64}$/i;

/** Gives each request an id, which its answer carries as `X-Request-Id`, measures it, and logs it at the level `debug`. */
export function watchRequests({ trace, logger, measure }: WatchParts): RequestHandler {
  // The conversation's name takes two hashes, which nobody needs who does not log it.
  const isLogged = logger.isDebugEnabled();
  return (request, response, next) => {
    const given = request.get("x-request-id");
    const id = given !== undefined && idOfProxies.test(given) ? given : randomUUID();
    response.set("X-Request-Id", id);
    const begin = performance.now();
    trace.run(id, () => {
      const close = (): void => {
        const seconds = (performance.now() - begin) / 1000;
        const status = response.writableFinished ? response.statusCode : 0;
        const answered = { method: request.method, route: routeOf(request), status, seconds };
        measure(answered);
        if (isLogged) logger.debug("request", { ...trace.ids(), ...answered });
      };
      // Events come from outside the request's work, so a listener that is to know the request is bound to it.
      response.once("close", isLogged ? AsyncResource.bind(close) : close);
      next();
    });
  };
}

/** The route's pattern, such as `/v3/directline/conversations/:id`; where files are served, their folder; else `none`. */
function routeOf({ baseUrl, route }: Request): string {
  const path: unknown = route?.path;
  const base = baseUrl.toLowerCase();
  return (typeof path === "string" ? base + path : base) || "none";
}
