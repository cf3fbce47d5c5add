import { Router } from "express";

export interface HealthParts {
  /** What keeps the latest edit from being taken over; empty when all is well. */
  readonly problems: () => readonly {
    readonly file: string;
    readonly line: number;
    readonly what: string;
    readonly mend: string;
  }[];
  readonly version: () => string;
  /** Rejects when the store does not answer. */
  readonly pingStore: () => Promise<void>;
  /** The server's numbers in Prometheus' text format. */
  readonly metrics: () => Promise<{ readonly type: string; readonly body: string }>;
}

/**
 * `/healthz`: the process is alive. `/readyz`: 200 when the knowledge is loaded and the store answers, else 503; problems of an edit that was
 * left out are listed, while the last good knowledge goes on being served. `/metrics`: for Prometheus; a proxy in front need not let it out.
 */
export function healthRoutes({ problems, version, pingStore, metrics }: HealthParts): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "alive" });
  });
  router.get("/readyz", async (_request, response) => {
    const store = await pingStore().then(
      () => "answers",
      () => "does not answer",
    );
    const ready = store === "answers";
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? "ready" : "not ready", store, version: version(), problems: problems() });
  });
  router.get("/metrics", async (_request, response) => {
    const { type, body } = await metrics();
    response.set("Cache-Control", "no-store").type(type).send(body);
  });
  return router;
}
