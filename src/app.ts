import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import helmet from "helmet";
import { isAway, Refusal } from "./protocol/refusal.js";

export interface AppParts {
  /** Gives each request an id, measures it and logs it. */
  readonly watchRequests: RequestHandler;
  /** Networks whose word on a client's address and protocol is taken (Express' `trust proxy`). */
  readonly trustedProxies: readonly string[];
  readonly allowOrigins: RequestHandler;
  readonly limitTokens: RequestHandler;
  readonly health: Router;
  readonly giveVisitorToken: RequestHandler;
  readonly directLine: Router;
  /** Microsoft's channels; missing without an app id. */
  readonly cloudMessages: RequestHandler | undefined;
  /** The staff's site; missing where the settings name no way to sign in. */
  readonly staff: Router | undefined;
  readonly pages: Router;
  /** Shows a browser in words what was declined or failed; false for programs, which are answered in JSON. */
  readonly showRefusal: (refusal: Refusal, request: Request, response: Response) => Promise<boolean>;
  readonly reportFault: (error: unknown) => void;
}

/** The most bytes that a request body may have: many times the longest question. */
const mostBodyBytes = "64kb";
/** The same for Microsoft's channels: an activity on a message in Teams carries that message, which may have 28 KB in each of two forms. */
const mostActivityBytes = "256kb";

/** When to come again while something that is needed is away. */
const awayRetrySeconds = "10";

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'self'"],
  },
};

/** All routes and middleware in their order: a table of contents. */
export function makeApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.set("trust proxy", [...parts.trustedProxies]);
  app.use(parts.watchRequests);
  app.use(
    helmet({
      contentSecurityPolicy,
      strictTransportSecurity: false,
      crossOriginResourcePolicy: { policy: "cross-origin" },
    }),
  );
  app.use(parts.health);
  app.use(["/api/token", "/v3/directline"], parts.allowOrigins, express.json({ limit: mostBodyBytes }));
  app.post("/api/token", parts.limitTokens, parts.giveVisitorToken);
  app.use("/v3/directline", parts.directLine);
  if (parts.cloudMessages !== undefined)
    app.post("/api/messages", express.json({ limit: mostActivityBytes }), parts.cloudMessages);
  if (parts.staff !== undefined) app.use("/staff", parts.staff);
  app.use(parts.pages);
  app.use(notFound);
  app.use(explainFault(parts));
  return app;
}

const notFound: RequestHandler = () => {
  throw new Refusal(404, "NotFound", "There is nothing at this address.");
};

/** Turns whatever was thrown into an answer that a person can read, and reports what was not expected. */
function explainFault({ reportFault, showRefusal }: AppParts): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const refusal = toRefusal(error);
    // What is away was reported where it was missed.
    if (refusal.status >= 500 && !isAway(refusal)) reportFault(error);
    if (response.headersSent) return next(error);
    if (isAway(refusal)) response.set("Retry-After", awayRetrySeconds);
    const isShown = await showRefusal(refusal, request, response).catch((fault: unknown) => {
      reportFault(fault);
      return false;
    });
    if (!isShown) response.status(refusal.status).json(refusal.body);
  };
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  if (status === 413) return new Refusal(413, "TooLarge", "This message is too long. Please ask in fewer words.");
  if (status >= 400 && status < 500)
    return new Refusal(400, "BadRequest", "This request is not understood. Check that it is valid JSON.");
  return new Refusal(500, "Trouble", "Something went wrong here. Please try again in a minute.");
}
